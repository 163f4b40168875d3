//! Where files are chosen or dropped.

use super::element::{El, classes, el, of_class};
use crate::browser::files;
use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::File;

/// A field for files, and the room around it.
#[derive(Clone, Copy)]
pub struct Drop {
    /// Of the field.
    pub id: &'static str,
    /// What it is called.
    pub words: &'static str,
    /// Endings of the files it takes.
    pub accept: &'static str,
    /// What files these are.
    pub help: &'static str,
    /// Whether it takes several at once. A single one stays named in it.
    pub many: bool,
}

impl Drop {
    /// The room in which files can be dropped; it says so while one is held over it.
    pub fn zone(self, take: impl Fn(Vec<File>) + 'static) -> El {
        self.any_zone(Rc::new(take))
    }

    fn any_zone(self, take: Rc<dyn Fn(Vec<File>)>) -> El {
        let over = RwSignal::new(false);
        let dropped = Rc::clone(&take);
        let chosen = move |event: Event| {
            take(files::chosen(&event));
            if self.many {
                files::empty(&event);
            }
        };
        let field = el("input").attr("id", self.id).attr("type", "file").attr("accept", self.accept);
        let field = field.maybe("multiple", self.many.then(String::new)).on("change", chosen);
        el("div")
            .live("class", move || classes("drop", &[("over", over.get())]))
            .on("dragover", move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            })
            .on("dragleave", move |_: Event| over.set(false))
            .on("drop", move |event: DragEvent| {
                event.prevent_default();
                over.set(false);
                dropped(files::dropped(&event));
            })
            .el(el("label").attr("for", self.id).text(self.words))
            .el(field)
            .el(of_class("p", "help").text(self.help))
    }
}
