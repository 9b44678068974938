//! A chart as a file: SVG as it is, PNG at twice the size through the browser's own renderer, with Chinese text intact.

use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
};

/// How much larger the PNG is than the drawing.
const SCALE: f64 = 2.0;

/// A file name that says what is in it: the title without what file systems refuse.
pub fn file_stem(title: &str) -> String {
    let kept: String =
        title.chars().map(|c| if c.is_control() || r#"/\:*?"<>|%."#.contains(c) { ' ' } else { c }).take(80).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    if words.is_empty() { "chart".to_owned() } else { words.join(" ") }
}

fn svg_blob(svg: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml;charset=utf-8");
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&JsValue::from_str(svg)), &options)
}

fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = web_sys::Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the address after this turn; it may be forgotten a while later.
    let forget = Closure::once_into_js(move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    });
    window().set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 10_000)?;
    Ok(())
}

/// Saves a drawing as SVG.
pub fn save_svg(svg: &str, stem: &str) {
    // A browser that refuses a download says so itself; there is nothing to add.
    let _ = svg_blob(svg).and_then(|blob| save(&blob, &format!("{stem}.svg")));
}

/// Saves a drawing as PNG. `width` and `height` are those of the drawing in CSS pixels.
pub fn save_png(svg: &str, width: u32, height: u32, stem: &str) {
    let _ = render(svg, width, height, format!("{stem}.png"));
}

fn render(svg: &str, width: u32, height: u32, name: String) -> Result<(), JsValue> {
    let url = web_sys::Url::create_object_url_with_blob(&svg_blob(svg)?)?;
    let image = HtmlImageElement::new()?;
    let ready = {
        let (image, url) = (image.clone(), url.clone());
        Closure::once_into_js(move || {
            let painted = paint(&image, width, height, name);
            let _ = web_sys::Url::revoke_object_url(&url);
            painted
        })
    };
    image.set_onload(Some(ready.unchecked_ref()));
    image.set_src(&url);
    Ok(())
}

fn paint(image: &HtmlImageElement, width: u32, height: u32, name: String) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let (wide, high) = (f64::from(width) * SCALE, f64::from(height) * SCALE);
    canvas.set_width(wide as u32);
    canvas.set_height(high as u32);
    let Some(context) = canvas.get_context("2d")? else { return Ok(()) };
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    // A drawing has no ground of its own; on a document of another colour its text would be lost.
    let ground = document()
        .body()
        .and_then(|body| window().get_computed_style(&body).ok().flatten())
        .and_then(|style| style.get_property_value("background-color").ok());
    context.set_fill_style_str(ground.as_deref().unwrap_or("#ffffff"));
    context.fill_rect(0.0, 0.0, wide, high);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, wide, high)?;
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            let _ = save(&blob, &name);
        }
    });
    canvas.to_blob(done.unchecked_ref())
}
