//! A worker that is asked in texts and answers in texts: the page's side and the worker's.

use super::timer::Debounce;
use js_sys::{Array, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, MessageEvent, Worker, WorkerOptions, WorkerType};

/// What to do with an answer, or where none can be had.
type Then = Box<dyn FnOnce(Option<Vec<String>>)>;

/// How long a worker is given to come, and to answer: a file may be large, and the machine slow. Then it is taken for stuck.
const COMING_MS: i32 = 30_000;
const ANSWERING_MS: i32 = 120_000;

/// The page's side. The worker is loaded with the first question.
#[derive(Clone, Default)]
pub struct Desk(Rc<Shared>);

#[derive(Default)]
struct Shared {
    worker: RefCell<Option<Worker>>,
    // Its files are being looked at.
    coming: Cell<bool>,
    // What is written before anybody listens would be lost.
    ready: Cell<bool>,
    unsent: RefCell<Vec<Array>>,
    waiting: RefCell<Vec<(f64, Then)>>,
    asked: Cell<f64>,
    patience: Debounce,
}

impl Desk {
    /// Nobody there yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks, with a file or without; the answer comes later. Where no worker can be had, or it does not answer, there is none.
    pub fn ask(&self, question: &[&str], file: Option<&Blob>, then: impl FnOnce(Option<Vec<String>>) + 'static) {
        let number = self.0.asked.get() + 1.0;
        self.0.asked.set(number);
        let message = Array::of2(&number.into(), &file.map_or(JsValue::NULL, |file| file.into()));
        for part in question {
            message.push(&JsValue::from_str(part));
        }
        self.0.waiting.borrow_mut().push((number, Box::new(then)));
        self.0.unsent.borrow_mut().push(message);
        self.0.start();
        self.0.send();
    }
}

impl Shared {
    fn start(self: &Rc<Self>) {
        if self.worker.borrow().is_some() || self.coming.replace(true) {
            return;
        }
        self.wait(COMING_MS);
        let shared = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            let worker = vouched_for().await.and_then(|address| shared.worker_at(&address));
            // Whoever waited for too long was told already.
            if shared.coming.replace(false) {
                match worker {
                    Some(worker) => drop(shared.worker.replace(Some(worker))),
                    None => shared.failed(),
                }
            }
        });
    }

    fn worker_at(self: &Rc<Self>, address: &str) -> Option<Worker> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options).ok()?;
        let shared = Rc::clone(self);
        let answered =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| shared.answered(&event.data()));
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        // As long as the page lives.
        answered.forget();
        let shared = Rc::clone(self);
        let failed = Closure::<dyn FnMut()>::new(move || shared.failed());
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        failed.forget();
        Some(worker)
    }

    /// Takes the worker for stuck if nothing is heard of it for so long.
    fn wait(self: &Rc<Self>, ms: i32) {
        let shared = Rc::downgrade(self);
        self.patience.run(ms, move || {
            if let Some(shared) = shared.upgrade() {
                shared.failed();
            }
        });
    }

    fn send(self: &Rc<Self>) {
        if let Some(worker) = self.worker.borrow().as_ref().filter(|_| self.ready.get()) {
            for message in self.unsent.take() {
                // A file that cannot be handed over arrives as none.
                let _ = worker.post_message(&message);
            }
            self.wait(ANSWERING_MS);
        }
    }

    fn answered(self: &Rc<Self>, data: &JsValue) {
        let answer: Array = data.clone().unchecked_into();
        let number = answer.shift().as_f64();
        if number.is_none() {
            self.ready.set(true);
            return self.send();
        }
        let found = self.waiting.borrow().iter().position(|(asked, _)| Some(*asked) == number);
        if let Some(at) = found {
            let (_, then) = self.waiting.borrow_mut().swap_remove(at);
            if self.waiting.borrow().is_empty() {
                self.patience.cancel();
            } else {
                self.wait(ANSWERING_MS);
            }
            then(Some(answer.iter().filter_map(|line| line.as_string()).collect()));
        }
    }

    /// The worker could not be loaded, broke or is stuck: whoever waits gets no answer, and the next question tries anew.
    fn failed(&self) {
        self.patience.cancel();
        self.coming.set(false);
        if let Some(worker) = self.worker.take() {
            worker.terminate();
        }
        self.ready.set(false);
        self.unsent.take();
        for (_, then) in self.waiting.take() {
            then(None);
        }
    }
}

/// The address of the worker's script, once it is known to be what the page vouches for: no browser compares the hash of a script that
/// starts a worker, so it is fetched for that before. What is fetched next comes from what the browser keeps.
async fn vouched_for() -> Option<String> {
    let said = super::slots::said("later")?;
    let mut address = "";
    for file in said.split(';') {
        let (file, integrity) = file.split_once(' ')?;
        super::beside::matches(file, integrity).await.then_some(())?;
        address = file;
    }
    Some(address.into())
}

/// What answers: a question, and the bytes of a file.
pub type Answer = fn(&[&str], Option<&[u8]>) -> Vec<String>;

/// The worker's side: once its part of the program is there, answers for as long as it lives.
// Never part of its caller, so that `scripts/split.mjs` finds where the worker's own part begins.
#[inline(never)]
pub fn serve(answer: Answer) {
    let scope: web_sys::EventTarget = js_sys::global().unchecked_into();
    let whole = Closure::once_into_js(move || listen(answer));
    let _ = scope.add_event_listener_with_callback(super::WHOLE, whole.unchecked_ref());
}

fn listen(answer: Answer) {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let reply_to = scope.clone();
    let asked = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let question: Array = event.data().unchecked_into();
        let (number, file) = (question.shift(), question.shift());
        let texts: Vec<String> = question.iter().filter_map(|part| part.as_string()).collect();
        let scope = reply_to.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let bytes = bytes_of(file).await;
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let reply = Array::of1(&number);
            for line in answer(&texts, bytes.as_deref()) {
                reply.push(&JsValue::from_str(&line));
            }
            // Refused only by a page that is gone.
            let _ = scope.post_message(&reply);
        });
    });
    scope.set_onmessage(Some(asked.as_ref().unchecked_ref()));
    asked.forget();
    // Says that somebody listens now.
    let _ = scope.post_message(&Array::new());
}

/// A file's text; none if it cannot be read or is no text.
pub async fn text_of(file: web_sys::File) -> Option<String> {
    String::from_utf8(bytes_of(file.into()).await?).ok()
}

/// What is in a file; nothing if there is none or it cannot be read any more.
async fn bytes_of(file: JsValue) -> Option<Vec<u8>> {
    let file: Blob = file.dyn_into().ok()?;
    let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
