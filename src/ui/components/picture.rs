//! A chart as a picture, for a file or for the clipboard: SVG as it is, PNG at twice the size through the browser's own renderer, with
//! Chinese text intact.

use std::sync::Arc;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, ClipboardItem, HtmlAnchorElement, HtmlCanvasElement};
use web_sys::{HtmlImageElement, Url};

use kefen::charts::Drawing;

/// How much larger the PNG is than the drawing.
const SCALE: f64 = 2.0;

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The drawing itself; on the clipboard it is text.
    Svg,
    /// Points; on the clipboard it is an image.
    Png,
}

impl Format {
    /// Both, in the order of the page.
    pub const ALL: [Format; 2] = [Format::Svg, Format::Png];

    /// As it is called, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Format::Svg => "SVG",
            Format::Png => "PNG",
        }
    }

    /// The picture of a drawing: a promise of a blob.
    fn blob(self, drawing: &Drawing) -> Result<Promise, JsValue> {
        let svg = svg_blob(&drawing.svg)?;
        Ok(match self {
            Format::Svg => Promise::resolve(&JsValue::from(svg)),
            Format::Png => png_blob(&svg, drawing.width, drawing.height),
        })
    }
}

/// A file name that says what is in it: the title without what file systems refuse.
fn file_stem(title: &str) -> String {
    let kept: String =
        title.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { ' ' } else { c }).take(80).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let stem = words.join(" ");
    let stem = stem.trim_matches('.');
    if stem.is_empty() { "chart".to_owned() } else { stem.to_owned() }
}

/// Saves a drawing as a file. A browser that refuses a download says so itself; there is nothing to add.
pub fn save(format: Format, drawing: &Arc<Drawing>) {
    let drawing = Arc::clone(drawing);
    spawn_local(async move {
        let Ok(picture) = format.blob(&drawing) else { return };
        if let Ok(blob) = JsFuture::from(picture).await {
            let name = format!("{}.{}", file_stem(&drawing.title), format.name().to_ascii_lowercase());
            let _ = download(blob.unchecked_ref(), &name);
        }
    });
}

/// Puts a drawing on the clipboard. To be called in the very turn of the press, which is what gives the right to; what comes back is
/// settled once it is there. Fails where a page has no clipboard (not over HTTPS) or the person has not allowed it.
pub fn copy(format: Format, drawing: &Drawing) -> Result<Promise, JsValue> {
    // Outside a secure context there is none, whatever the bindings say.
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?.dyn_into::<web_sys::Clipboard>()?;
    match format {
        Format::Svg => Ok(clipboard.write_text(&drawing.svg)),
        Format::Png => {
            let item = Object::new();
            Reflect::set(&item, &"image/png".into(), &format.blob(drawing)?.into())?;
            // Throws where the browser has no such thing.
            let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&item)?;
            Ok(clipboard.write(&Array::of1(&item)))
        }
    }
}

fn svg_blob(svg: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml;charset=utf-8");
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(svg)), &options)
}

fn download(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the address after this turn; it may be forgotten a while later.
    let forget = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    window().set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 10_000)?;
    Ok(())
}

/// Paints an SVG and gives the PNG of it.
fn png_blob(svg: &Blob, width: u32, height: u32) -> Promise {
    Promise::new(&mut |done, failed| {
        let painted = Url::create_object_url_with_blob(svg).and_then(|url| {
            let image = HtmlImageElement::new()?;
            let (canvas, url_of_it, refused) = (image.clone(), url.clone(), failed.clone());
            let ready = Closure::once_into_js(move || {
                let painted = paint(&canvas, width, height, &done, &refused);
                let _ = Url::revoke_object_url(&url_of_it);
                if let Err(error) = painted {
                    let _ = refused.call1(&JsValue::UNDEFINED, &error);
                }
            });
            image.set_onload(Some(ready.unchecked_ref()));
            image.set_onerror(Some(&failed));
            image.set_src(&url);
            Ok(())
        });
        if let Err(error) = painted {
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    })
}

fn paint(
    image: &HtmlImageElement,
    width: u32,
    height: u32,
    done: &js_sys::Function,
    failed: &js_sys::Function,
) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let (wide, high) = (f64::from(width) * SCALE, f64::from(height) * SCALE);
    canvas.set_width(wide as u32);
    canvas.set_height(high as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    // A drawing has no ground of its own; on a document of another colour its text would be lost.
    let ground = document()
        .body()
        .and_then(|body| window().get_computed_style(&body).ok().flatten())
        .and_then(|style| style.get_property_value("background-color").ok());
    context.set_fill_style_str(ground.as_deref().unwrap_or("#ffffff"));
    context.fill_rect(0.0, 0.0, wide, high);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, wide, high)?;
    let (done, failed) = (done.clone(), failed.clone());
    let made = Closure::once_into_js(move |blob: Option<Blob>| {
        // A canvas too large for the browser gives none.
        let _ = match blob {
            Some(blob) => done.call1(&JsValue::UNDEFINED, &blob),
            None => failed.call0(&JsValue::UNDEFINED),
        };
    });
    canvas.to_blob(made.unchecked_ref())
}
