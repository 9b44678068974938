//! The surface charts are drawn on: a list of shapes in CSS pixels that plotters writes as SVG at the end.
//!
//! It keeps three promises for every chart. A text stands wholly inside the drawing or is left out; a text never covers another,
//! nor a place that was reserved; every colour is a role of the theme. It holds no chart and no number of one.
//! Plotters' backend counts in whole units, so it is given tenths of a pixel and the whole is scaled back: curves stay smooth.

use std::fmt::Write;

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, RGBAColor, ShapeStyle, TextStyle};

use super::measure::{strong_width, text_width};
use super::scale::GRAIN;
use super::{Look, Rgb, Theme};

/// Plotters writes the size of a font divided by this.
const FONT_RATIO: f64 = 1.24;
/// Where plotters puts the baseline of a text that hangs from its top, in em.
const TOP_TO_BASELINE: f64 = 0.76;

/// A rectangle: left, top, width, height.
pub type Area = (f64, f64, f64, f64);

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A text and where it stands.
#[derive(Clone, Debug)]
pub struct Label {
    text: String,
    x: f64,
    baseline: f64,
    size: f64,
    role: String,
    anchor: Anchor,
    strong: bool,
}

impl Label {
    /// A text at a point of its baseline: 11 px, secondary ink, from its beginning.
    pub fn new(text: impl Into<String>, x: f64, baseline: f64) -> Label {
        Label {
            text: text.into(),
            x,
            baseline,
            size: 11.0,
            role: "ink-2".to_owned(),
            anchor: Anchor::Start,
            strong: false,
        }
    }

    /// In another size.
    #[must_use]
    pub fn size(self, size: f64) -> Label {
        Label { size, ..self }
    }

    /// In the colour of another role.
    #[must_use]
    pub fn role(self, role: impl Into<String>) -> Label {
        Label { role: role.into(), ..self }
    }

    /// Standing at its middle.
    #[must_use]
    pub fn middle(self) -> Label {
        Label { anchor: Anchor::Middle, ..self }
    }

    /// Standing at its end.
    #[must_use]
    pub fn end(self) -> Label {
        Label { anchor: Anchor::End, ..self }
    }

    /// In strong weight.
    #[must_use]
    pub fn strong(self) -> Label {
        Label { strong: true, ..self }
    }

    /// Moved by this much.
    #[must_use]
    pub fn shifted(self, right: f64, down: f64) -> Label {
        Label { x: self.x + right, baseline: self.baseline + down, ..self }
    }

    /// Its estimated width.
    pub fn width(&self) -> f64 {
        if self.strong { strong_width(&self.text, self.size) } else { text_width(&self.text, self.size) }
    }

    /// The box that its glyphs fill.
    pub fn area(&self) -> Area {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        (left, self.baseline - self.size * 0.84, width, self.size * 1.04)
    }
}

enum Shape {
    Rect(Area),
    Path(Vec<(f64, f64)>, f64),
    Polygon(Vec<(f64, f64)>),
    Disc((f64, f64), f64),
    Text(Label),
}

struct Paint {
    shape: Shape,
    role: String,
    alpha: f64,
}

/// What is drawn so far.
pub struct Surface {
    width: f64,
    height: f64,
    theme: Theme,
    paints: Vec<Paint>,
    taken: Vec<Area>,
    /// Texts along a line: plotters turns a text by right angles only, so these are written here.
    turned: String,
}

/// What is kept free beside a text.
const AIR: f64 = 4.0;

fn overlap(a: Area, b: Area) -> bool {
    a.0 < b.0 + b.2 && b.0 < a.0 + a.2 && a.1 < b.1 + b.3 && b.1 < a.1 + a.3
}

impl Surface {
    /// An empty surface as wide as the look and this high.
    pub fn new(look: &Look, height: f64) -> Surface {
        let width = f64::from(look.width);
        Surface {
            width,
            height: height.ceil(),
            theme: look.theme,
            paints: Vec::new(),
            taken: Vec::new(),
            turned: String::new(),
        }
    }

    /// In CSS pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// In CSS pixels.
    pub fn height(&self) -> f64 {
        self.height
    }

    fn paint(&mut self, shape: Shape, role: &str, alpha: f64) {
        self.paints.push(Paint { shape, role: role.to_owned(), alpha });
    }

    /// A filled rectangle without a border.
    pub fn rect(&mut self, area: Area, role: &str) {
        self.tint(area, role, 1.0);
    }

    /// A rectangle of a colour thinned to this opacity.
    pub fn tint(&mut self, area: Area, role: &str, alpha: f64) {
        if area.2 > 0.0 && area.3 > 0.0 {
            self.paint(Shape::Rect(area), role, alpha);
        }
    }

    /// A horizontal line one pixel thick, sharp on every screen.
    pub fn across(&mut self, from: f64, to: f64, y: f64, role: &str) {
        self.rect((from.min(to), (y - 0.5).round(), (to - from).abs(), 1.0), role);
    }

    /// A vertical line of this thickness.
    pub fn down(&mut self, x: f64, from: f64, to: f64, thickness: f64, role: &str) {
        self.rect((x - thickness / 2.0, from.min(to), thickness, (to - from).abs()), role);
    }

    /// A line through points.
    pub fn path(&mut self, points: Vec<(f64, f64)>, thickness: f64, role: &str) {
        if points.len() > 1 {
            self.paint(Shape::Path(points, thickness), role, 1.0);
        }
    }

    /// A straight line of dashes, `on` pixels drawn and `off` left out.
    pub fn dashed(&mut self, from: (f64, f64), to: (f64, f64), (on, off): (f64, f64), role: &str) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt();
        let step = on + off;
        if length < 1.0 || step <= 0.0 {
            return;
        }
        let dashes = (length / step).ceil() as u32;
        for dash in 0..dashes {
            let start = f64::from(dash) * step / length;
            let end = (start + on / length).min(1.0);
            let point = |part: f64| (from.0 + dx * part, from.1 + dy * part);
            self.path(vec![point(start), point(end)], 1.0, role);
        }
    }

    /// A filled polygon of a colour thinned to this opacity.
    pub fn polygon(&mut self, points: Vec<(f64, f64)>, role: &str, alpha: f64) {
        if points.len() > 2 {
            self.paint(Shape::Polygon(points), role, alpha);
        }
    }

    /// A disc.
    pub fn dot(&mut self, centre: (f64, f64), radius: f64, role: &str) {
        self.paint(Shape::Disc(centre, radius), role, 1.0);
    }

    /// A ring, filled with the page.
    pub fn ring(&mut self, centre: (f64, f64), radius: f64, role: &str) {
        self.dot(centre, radius, role);
        self.dot(centre, radius - 1.6, "surface-0");
    }

    /// Keeps texts off a place: a line or a mark that is drawn there.
    pub fn reserve(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Whether a text would stand inside the drawing and free of others.
    pub fn fits(&self, label: &Label) -> bool {
        let area = label.area();
        let inside = area.0 >= 0.0 && area.0 + area.2 <= self.width && area.1 >= -1.0 && area.1 + area.3 <= self.height;
        // Two words on a line with less between them than a space are one.
        let airy = (area.0 - AIR, area.1, area.2 + 2.0 * AIR, area.3);
        inside && !self.taken.iter().any(|other| overlap(airy, *other))
    }

    /// Writes a text if it fits; says whether it did.
    pub fn text(&mut self, label: Label) -> bool {
        self.block(vec![label])
    }

    /// Writes several texts if all of them fit, else none.
    pub fn block(&mut self, labels: Vec<Label>) -> bool {
        let whole = labels.iter().all(|label| self.fits(label));
        if whole {
            for label in labels {
                self.taken.push(label.area());
                let role = label.role.clone();
                self.paint(Shape::Text(label), &role, 1.0);
            }
        }
        whole
    }

    /// Writes the first of these blocks that fits; says which one did.
    pub fn first(&mut self, blocks: Vec<Vec<Label>>) -> Option<usize> {
        blocks.into_iter().position(|block| self.block(block))
    }

    /// Writes a text below a straight line and along it, its middle at the first of these parts of the line where it covers nothing;
    /// says whether there was one.
    pub fn along(&mut self, label: &Label, from: (f64, f64), to: (f64, f64), parts: &[f64]) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt();
        if length < 1.0 {
            return false;
        }
        // The direction of the text; "below" is to the right of it.
        let (cos, sin) = (dx / length, dy / length);
        let (half, size) = (label.width() / 2.0, label.size);
        let boxes = |part: f64| {
            let (x, y) = (from.0 + dx * part - sin * size, from.1 + dy * part + cos * size);
            let steps = (half / size).ceil() as i32 + 1;
            let at = move |step: i32| (f64::from(step) / f64::from(steps)) * (half + 4.0);
            (-steps..=steps)
                .map(move |step| (x + cos * at(step) - size / 2.0, y + sin * at(step) - size / 2.0, size, size))
        };
        let free = |area: Area| {
            let inside =
                area.0 >= 0.0 && area.1 >= 0.0 && area.0 + area.2 <= self.width && area.1 + area.3 <= self.height;
            inside && !self.taken.iter().any(|other| overlap(area, *other))
        };
        let Some(part) = parts.iter().copied().find(|part| boxes(*part).all(free)) else { return false };
        self.taken.extend(boxes(part));
        let (x, y) = (from.0 + dx * part - sin * size * 1.4, from.1 + dy * part + cos * size * 1.4);
        let Rgb(red, green, blue) = self.theme.colour(&label.role);
        let text = label.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        // Writing into a string does not fail.
        let _ = writeln!(
            self.turned,
            "<text transform=\"matrix({cos:.4} {sin:.4} {:.4} {cos:.4} {x:.1} {y:.1})\" text-anchor=\"middle\" font-size=\"{size}\" \
             fill=\"#{red:02X}{green:02X}{blue:02X}\">{text}</text>",
            -sin
        );
        true
    }

    /// The whole `<svg>` element.
    pub fn svg(&self) -> String {
        let (width, height) = (self.width, self.height);
        let mut body = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut body, (grains(width) as u32, grains(height) as u32));
            for paint in &self.paints {
                // Writing into a string cannot fail.
                let done = draw(&mut backend, paint, self.theme);
                debug_assert!(done, "a shape was not written");
            }
            backend.present().ok();
        }
        // The backend's own root counts in tenths; ours counts in pixels and says the font, which the page may override.
        let inner = body.split_once('>').map_or("", |(_, rest)| rest).trim_end().trim_end_matches("</svg>");
        // A quotation mark of the user's is escaped, so what is replaced can only be an attribute that plotters wrote.
        let inner =
            inner.replace("font-weight=\"bold\"", "font-weight=\"600\"").replace(" font-family=\"sans-serif\"", "");
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"sans-serif\">\n<g transform=\"scale({})\">{inner}</g>\n{}</svg>",
            1.0 / GRAIN,
            self.turned
        )
    }
}

fn grains(pixels: f64) -> i32 {
    (pixels * GRAIN).round() as i32
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (grains(x), grains(y))
}

/// Writes one shape; says whether the backend took it.
fn draw(backend: &mut SVGBackend, paint: &Paint, theme: Theme) -> bool {
    let rgb = theme.colour(&paint.role);
    let color = RGBAColor(rgb.0, rgb.1, rgb.2, paint.alpha);
    let pen = |thickness: f64| ShapeStyle { color, filled: true, stroke_width: grains(thickness) as u32 };
    let done = match &paint.shape {
        Shape::Rect((x, y, width, height)) => {
            backend.draw_rect(point((*x, *y)), point((x + width, y + height)), &pen(0.0), true)
        }
        Shape::Path(points, thickness) => backend.draw_path(points.iter().copied().map(point), &pen(*thickness)),
        Shape::Polygon(points) => backend.fill_polygon(points.iter().copied().map(point), &pen(0.0)),
        Shape::Disc(centre, radius) => backend.draw_circle(point(*centre), grains(*radius) as u32, &pen(0.0), true),
        Shape::Text(label) => {
            let horizontal = match label.anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let weight = if label.strong { FontStyle::Bold } else { FontStyle::Normal };
            let font = ("sans-serif", label.size * GRAIN * FONT_RATIO).into_font().style(weight);
            let style = TextStyle::from(font).color(&color).pos(Pos::new(horizontal, VPos::Top));
            let top = label.baseline - label.size * TOP_TO_BASELINE;
            backend.draw_text(&label.text, &style, point((label.x, top)))
        }
    };
    done.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Catalog, Currency, Lang};

    fn with_surface(act: impl FnOnce(&mut Surface)) -> String {
        let words = Catalog::new(Lang::En, Currency::None);
        let mut surface = Surface::new(&Look { width: 200, theme: Theme::Light, words: &words }, 100.0);
        act(&mut surface);
        surface.svg()
    }

    #[test]
    fn the_root_counts_in_pixels_and_colours_are_hex() {
        let svg = with_surface(|surface| {
            surface.rect((10.0, 10.0, 20.5, 5.0), "accent");
            assert!(surface.text(Label::new("a", 10.0, 50.0).strong()));
        });
        assert!(svg.starts_with(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"100\" viewBox=\"0 0 200 100\""
        ));
        assert!(svg.contains("width=\"205\"") && svg.contains("#055E5E"), "{svg}");
        assert!(svg.contains("font-weight=\"600\""), "{svg}");
        assert!(svg.ends_with("</g>\n</svg>") && !svg.contains("style="), "{svg}");
    }

    #[test]
    fn a_text_that_would_be_clipped_or_covered_is_left_out() {
        let svg = with_surface(|surface| {
            assert!(surface.text(Label::new("first", 10.0, 50.0)));
            assert!(!surface.text(Label::new("covered", 15.0, 52.0)));
            assert!(!surface.text(Label::new("clipped at the right end", 150.0, 20.0)));
            assert_eq!(
                surface.first(vec![vec![Label::new("covered", 15.0, 52.0)], vec![Label::new("moved", 15.0, 80.0)]]),
                Some(1)
            );
        });
        assert!(svg.contains("first") && svg.contains("moved"));
        assert!(!svg.contains("covered") && !svg.contains("clipped"));
    }

    #[test]
    fn the_users_text_stays_text() {
        let svg = with_surface(|surface| {
            assert!(surface.text(Label::new("<b>\"&'", 10.0, 50.0)));
        });
        assert!(svg.contains("&lt;b&gt;&quot;&amp;&apos;") && !svg.contains("<b>"), "{svg}");
    }
}
