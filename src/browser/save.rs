//! Files handed to the visitor.

use super::window;
use js_sys::encode_uri_component;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement};

/// A text as a file of this name and type.
pub fn text(name: &str, kind: &str, text: &str) {
    save(name, &format!("data:{kind};charset=utf-8,{}", encode_uri_component(text)));
}

/// An SVG document as a PNG file, so many pixels for one of its own.
pub fn png(name: &str, svg: &str, ratio: f64) {
    let Ok(image) = HtmlImageElement::new() else { return };
    let (name, drawn) = (name.to_owned(), image.clone());
    let loaded = Closure::once_into_js(move || {
        if let Some(address) = bitmap(&drawn, ratio) {
            save(&name, &address);
        }
    });
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_src(&super::picture(svg));
}

/// The picture's pixels, as an address.
fn bitmap(image: &HtmlImageElement, ratio: f64) -> Option<String> {
    let canvas: HtmlCanvasElement = window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (f64::from(image.natural_width()) * ratio, f64::from(image.natural_height()) * ratio);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    canvas.to_data_url_with_type("image/png").ok()
}

/// As if a link to the file had been followed.
fn save(name: &str, address: &str) {
    let anchor = window().and_then(|window| window.document()?.create_element("a").ok());
    if let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) {
        anchor.set_download(name);
        anchor.set_href(address);
        anchor.click();
    }
}

/// Prints the page, or lets it be saved as PDF.
pub fn print() {
    // Refused in a sandboxed frame, where nothing happens.
    let _: Result<(), JsValue> = window().map_or(Ok(()), |window| window.print());
}
