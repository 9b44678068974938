//! The colour roles of `style/tokens.css`, for drawings that must stand alone (a copied SVG carries no style sheet).
//!
//! The values are those of the style sheet, and a test compares the two. No drawing names a raw colour; no role is made here.

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Light on dark.
    Dark,
}

/// A colour, red, green and blue from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads six hexadecimal digits, as the table below has them.
    fn of(hex: &str) -> Rgb {
        let parts = u32::from_str_radix(hex, 16).unwrap_or_default();
        Rgb((parts >> 16) as u8, (parts >> 8) as u8, parts as u8)
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Theme {
    /// The colour of a role (`ink-1`, `seq-4`, `class-champions`). A role that does not exist is drawn as a neutral mark
    /// (`quiet-2`), so that a class with a colour of tomorrow is still seen.
    pub fn colour(self, role: &str) -> Rgb {
        let role = ALIASES.iter().find(|(alias, _)| *alias == role).map_or(role, |(_, target)| *target);
        let (light, dark) = ROLES
            .iter()
            .find(|(name, _, _)| *name == role)
            .map_or(("66736f", "82908b"), |(_, light, dark)| (*light, *dark));
        Rgb::of(match self {
            Theme::Light => light,
            Theme::Dark => dark,
        })
    }

    /// Whether the style sheet has this role.
    pub fn knows(role: &str) -> bool {
        ROLES.iter().any(|(name, _, _)| *name == role) || ALIASES.iter().any(|(alias, _)| *alias == role)
    }
}

/// Role, its light and its dark colour.
const ROLES: &[(&str, &str, &str)] = &[
    ("surface-0", "fbfcfb", "0f1514"),
    ("surface-1", "ffffff", "161d1c"),
    ("surface-2", "f1f4f3", "0b100f"),
    ("surface-3", "e7ecea", "212a28"),
    ("line-1", "dde4e1", "26302e"),
    ("line-2", "bcc7c3", "3c4946"),
    ("line-3", "74827e", "75847f"),
    ("ink-1", "12201d", "e9efed"),
    ("ink-2", "414f4b", "b9c5c1"),
    ("ink-3", "5b6965", "93a19d"),
    ("ink-on-accent", "ffffff", "04211f"),
    ("accent", "055e5e", "4fc0b3"),
    ("accent-strong", "034647", "83d9cd"),
    ("accent-soft", "deeeeb", "14322f"),
    ("accent-line", "7fb0ab", "2f6a64"),
    ("focus", "1f4fd6", "9dbcff"),
    ("good", "1c6b41", "6fcf97"),
    ("good-soft", "e2f2e8", "12291d"),
    ("warn", "7d5400", "e6b94d"),
    ("warn-soft", "fbf0d3", "2d2409"),
    ("bad", "a6300f", "f0916f"),
    ("bad-soft", "fbe7e0", "351910"),
    ("seq-0", "ebf6f5", "172625"),
    ("seq-1", "c8e5e3", "1e3b39"),
    ("seq-2", "a1cfcc", "265350"),
    ("seq-3", "73b2af", "306f6b"),
    ("seq-4", "429491", "3d908b"),
    ("seq-5", "006966", "58b7b1"),
    ("seq-6", "014140", "96e1dc"),
    ("on-seq-0", "12201d", "f2f7f5"),
    ("on-seq-1", "12201d", "f2f7f5"),
    ("on-seq-2", "12201d", "f2f7f5"),
    ("on-seq-3", "12201d", "f2f7f5"),
    ("on-seq-4", "12201d", "04110f"),
    ("on-seq-5", "ffffff", "04110f"),
    ("on-seq-6", "ffffff", "04110f"),
    ("div-0", "8b4501", "ec9c63"),
    ("div-1", "c77a41", "b26d3a"),
    ("div-2", "edc09d", "6c4625"),
    ("div-3", "f3eff0", "2c2829"),
    ("div-4", "a8cff7", "305275"),
    ("div-5", "5a91d7", "5182c1"),
    ("div-6", "2c5a9d", "80b3fd"),
    ("on-div-0", "ffffff", "04110f"),
    ("on-div-1", "12201d", "04110f"),
    ("on-div-2", "12201d", "f2f7f5"),
    ("on-div-3", "12201d", "f2f7f5"),
    ("on-div-4", "12201d", "f2f7f5"),
    ("on-div-5", "12201d", "04110f"),
    ("on-div-6", "ffffff", "04110f"),
    ("cat-pine", "055e5e", "3eb3a6"),
    ("cat-azure", "315cba", "6292e7"),
    ("cat-ochre", "b7800d", "deb12c"),
    ("cat-vermilion", "bc3813", "e46d44"),
    ("cat-violet", "542979", "8859bc"),
    ("cat-moss", "618554", "aee48d"),
    ("cat-rose", "c4568e", "fb89b3"),
    ("cat-sky", "4594b8", "8bcfef"),
    ("quiet-1", "7f8d88", "66746f"),
    ("quiet-2", "66736f", "82908b"),
    ("quiet-3", "3f4c48", "a3b0ac"),
];

/// Roles that are another role: what a class is painted with.
const ALIASES: &[(&str, &str)] = &[
    ("class-champions", "cat-pine"),
    ("class-loyal", "cat-azure"),
    ("class-potential", "cat-sky"),
    ("class-new", "cat-moss"),
    ("class-promising", "cat-rose"),
    ("class-attention", "cat-ochre"),
    ("class-risk", "cat-vermilion"),
    ("class-cantlose", "cat-violet"),
    ("class-sleep", "quiet-1"),
    ("class-hibernating", "quiet-2"),
    ("class-lost", "quiet-3"),
    ("class-prospect", "quiet-1"),
    ("class-developing", "cat-sky"),
    ("class-mature", "cat-azure"),
    ("class-loyal-life", "cat-pine"),
    ("class-wonback", "cat-rose"),
    ("class-atrisk", "cat-ochre"),
    ("class-lapsed", "cat-vermilion"),
    ("class-gone", "quiet-3"),
    ("class-a", "seq-6"),
    ("class-b", "seq-4"),
    ("class-c", "seq-2"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// `(name, value)` of every custom property of the style sheet.
    fn properties(css: &str) -> Vec<(&str, &str)> {
        css.split(';')
            .filter_map(|part| {
                let (name, value) = part.split_once(':')?;
                let (_, name) = name.rsplit_once("--")?;
                Some((name.trim(), value.trim()))
            })
            .collect()
    }

    #[test]
    fn the_roles_are_those_of_the_style_sheet() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css");
        let Ok(css) = std::fs::read_to_string(path) else { return };
        let mut compared = 0;
        // A comment may hold a colon.
        let css: String = css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
        for (name, value) in properties(&css) {
            if let Some(pair) = value.strip_prefix("light-dark(#").and_then(|rest| rest.strip_suffix(')')) {
                let (light, dark) = pair.split_once(", #").unwrap();
                assert_eq!(Theme::Light.colour(name).to_string(), format!("#{light}"), "{name}");
                assert_eq!(Theme::Dark.colour(name).to_string(), format!("#{dark}"), "{name}");
                compared += 1;
            } else if let Some(target) = value.strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')')) {
                assert!(Theme::knows(name), "{name}");
                assert_eq!(Theme::Light.colour(name), Theme::Light.colour(target), "{name}");
                compared += 1;
            }
        }
        assert_eq!(compared, ROLES.len() + ALIASES.len(), "a role here that the style sheet does not have");
    }

    #[test]
    fn a_class_is_painted_with_its_category_and_an_unknown_role_is_neutral() {
        assert_eq!(Theme::Light.colour("class-champions"), Theme::Light.colour("cat-pine"));
        assert_eq!(Theme::Dark.colour("class-of-tomorrow"), Theme::Dark.colour("quiet-2"));
        assert!(!Theme::knows("class-of-tomorrow"));
    }
}
