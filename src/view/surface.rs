//! What the chart is painted on: its canvas, the size there is, what is drawn at it, and when it is painted.

use super::element::{Place, whenever};
use super::page::Page;
use crate::browser::{self, canvas::Size, canvas::Watcher, media, theme, timer::NextFrame};
use crate::chart::{Drawing, Look, Theme, Window, cost_chart, paint_on};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

/// The chart as it is drawn; none while there is no room for it.
pub type Drawn = Memo<Option<Drawing>>;

/// Handed to all parts of the chart.
#[derive(Clone, Copy)]
pub struct Surface {
    page: Page,
    /// Around the canvas and what lies over it.
    pub wrapper: Place,
    /// The canvas.
    pub canvas: Place,
    size: RwSignal<Size>,
    /// Whether the visitor insists on the system's own colours.
    forced: RwSignal<bool>,
    /// What is drawn. Whatever lies over the canvas follows it at once; the canvas is painted with the next frame.
    pub drawn: Drawn,
    /// Whether the browser does not let it be painted.
    pub refused: RwSignal<bool>,
    again: RwSignal<()>,
}

impl Surface {
    /// A canvas yet to be made.
    pub fn new(page: Page) -> Self {
        let (wrapper, canvas) = (Place::new_local(None), Place::new_local(None));
        let (size, forced) = (RwSignal::new(Size::default()), RwSignal::new(false));
        let drawn = Memo::new_with_compare(
            move |before: Option<&Option<Drawing>>| {
                let now = size.get();
                if now.width < 1.0 || now.height < 1.0 {
                    return None;
                }
                let theme = colours(page.dark.get(), forced.get(), canvas);
                // While something is dragged the axis stays where it is.
                let shown = before.and_then(Option::as_ref).map(|before| Window::of(before.volumes()));
                let hold = if page.held.get() { shown } else { None };
                let look = Look { width: now.width, height: now.height, theme, lens: page.lens.get(), hold };
                Some(Drawing::of(page.evaluation.with(|evaluation| cost_chart(evaluation, look))))
            },
            |_, _| true,
        );
        let (refused, again) = (RwSignal::new(false), RwSignal::new(()));
        let surface = Self { page, wrapper, canvas, size, forced, drawn, refused, again };
        surface.follow_size();
        surface.paint_when_drawn();
        surface.paint_for_paper();
        surface
    }

    fn follow_size(self) {
        let size = self.size;
        let sized = move |now: Size| {
            if size.try_get_untracked() != Some(now) {
                let _ = size.try_set(now);
            }
        };
        let watcher = StoredValue::new_local(None::<Watcher>);
        whenever(move || {
            if let Some(element) = self.wrapper.get() {
                // At once, so that the first picture is that of the first frame.
                sized(browser::canvas::size_of(&element));
                watcher.set_value(Watcher::new(&element, sized));
            }
        });
        media::follow(theme::FORCED, move |now| {
            let _ = self.forced.try_set(now);
        });
    }

    fn paint_when_drawn(self) {
        let next_frame = NextFrame::new();
        whenever(move || {
            self.drawn.track();
            self.again.track();
            next_frame.run(move || {
                let _ = self.drawn.try_with_untracked(|drawn| {
                    let size = self.size.get_untracked();
                    drawn.as_ref().filter(|drawing| self.paint(drawing, size)).map(|_| browser::mark_ready())
                });
            });
        });
    }

    /// What was painted is lost.
    pub fn paint_anew(self) {
        self.again.set(());
    }

    /// On paper everything is dark on white and finer, and there is no frame to wait for.
    fn paint_for_paper(self) {
        for (event, printing) in [("beforeprint", true), ("afterprint", false)] {
            browser::on_window(event, move |_| {
                let dark = self.page.dark.get_untracked() && !printing;
                theme::apply(dark);
                let size = self.size.get_untracked();
                self.drawn.with_untracked(|drawn| {
                    let Some(drawing) = drawn else { return };
                    let theme = untrack(|| colours(dark, self.forced.get(), self.canvas));
                    let mut drawing = drawing.clone();
                    drawing.spec.theme = theme;
                    self.paint(&drawing, if printing { size.printed() } else { size });
                });
            });
        }
    }

    /// Whether there is something to paint on; what becomes of it is said elsewhere.
    fn paint(self, drawing: &Drawing, size: Size) -> bool {
        let canvas = self.canvas.get_untracked().and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok());
        let Some(canvas) = canvas.filter(|canvas| browser::canvas::fit(canvas, size)) else { return false };
        let painted = paint_on(&canvas, &drawing.spec, drawing, size.ratio);
        if self.refused.try_get_untracked() == Some(painted) {
            self.refused.set(!painted);
        }
        true
    }
}

/// The style sheet gives the canvas system colours where those are forced.
fn colours(dark: bool, forced: bool, canvas: Place) -> Theme {
    let own = if forced { canvas.get().and_then(|canvas| theme::colours_of(&canvas)) } else { None };
    match own {
        Some([paper, ink, accent]) => Theme::forced(paper, ink, accent),
        None if dark => Theme::dark(),
        None => Theme::light(),
    }
}
