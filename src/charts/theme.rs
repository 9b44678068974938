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
    const fn of(hex: u32) -> Rgb {
        Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
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
            .map_or((0x66_73_6f, 0x82_90_8b), |(_, light, dark)| (*light, *dark));
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
const ROLES: &[(&str, u32, u32)] = &[
    ("surface-0", 0xfb_fc_fb, 0x0f_15_14),
    ("surface-1", 0xff_ff_ff, 0x16_1d_1c),
    ("surface-2", 0xf1_f4_f3, 0x0b_10_0f),
    ("surface-3", 0xe7_ec_ea, 0x21_2a_28),
    ("line-1", 0xdd_e4_e1, 0x26_30_2e),
    ("line-2", 0xbc_c7_c3, 0x3c_49_46),
    ("line-3", 0x74_82_7e, 0x75_84_7f),
    ("ink-1", 0x12_20_1d, 0xe9_ef_ed),
    ("ink-2", 0x41_4f_4b, 0xb9_c5_c1),
    ("ink-3", 0x5b_69_65, 0x93_a1_9d),
    ("ink-on-accent", 0xff_ff_ff, 0x04_21_1f),
    ("accent", 0x05_5e_5e, 0x4f_c0_b3),
    ("accent-strong", 0x03_46_47, 0x83_d9_cd),
    ("accent-soft", 0xde_ee_eb, 0x14_32_2f),
    ("accent-line", 0x7f_b0_ab, 0x2f_6a_64),
    ("focus", 0x1f_4f_d6, 0x9d_bc_ff),
    ("good", 0x1c_6b_41, 0x6f_cf_97),
    ("good-soft", 0xe2_f2_e8, 0x12_29_1d),
    ("warn", 0x7d_54_00, 0xe6_b9_4d),
    ("warn-soft", 0xfb_f0_d3, 0x2d_24_09),
    ("bad", 0xa6_30_0f, 0xf0_91_6f),
    ("bad-soft", 0xfb_e7_e0, 0x35_19_10),
    ("seq-0", 0xeb_f6_f5, 0x17_26_25),
    ("seq-1", 0xc8_e5_e3, 0x1e_3b_39),
    ("seq-2", 0xa1_cf_cc, 0x26_53_50),
    ("seq-3", 0x73_b2_af, 0x30_6f_6b),
    ("seq-4", 0x42_94_91, 0x3d_90_8b),
    ("seq-5", 0x00_69_66, 0x58_b7_b1),
    ("seq-6", 0x01_41_40, 0x96_e1_dc),
    ("on-seq-0", 0x12_20_1d, 0xf2_f7_f5),
    ("on-seq-1", 0x12_20_1d, 0xf2_f7_f5),
    ("on-seq-2", 0x12_20_1d, 0xf2_f7_f5),
    ("on-seq-3", 0x12_20_1d, 0xf2_f7_f5),
    ("on-seq-4", 0x12_20_1d, 0x04_11_0f),
    ("on-seq-5", 0xff_ff_ff, 0x04_11_0f),
    ("on-seq-6", 0xff_ff_ff, 0x04_11_0f),
    ("div-0", 0x8b_45_01, 0xec_9c_63),
    ("div-1", 0xc7_7a_41, 0xb2_6d_3a),
    ("div-2", 0xed_c0_9d, 0x6c_46_25),
    ("div-3", 0xf3_ef_f0, 0x2c_28_29),
    ("div-4", 0xa8_cf_f7, 0x30_52_75),
    ("div-5", 0x5a_91_d7, 0x51_82_c1),
    ("div-6", 0x2c_5a_9d, 0x80_b3_fd),
    ("on-div-0", 0xff_ff_ff, 0x04_11_0f),
    ("on-div-1", 0x12_20_1d, 0x04_11_0f),
    ("on-div-2", 0x12_20_1d, 0xf2_f7_f5),
    ("on-div-3", 0x12_20_1d, 0xf2_f7_f5),
    ("on-div-4", 0x12_20_1d, 0xf2_f7_f5),
    ("on-div-5", 0x12_20_1d, 0x04_11_0f),
    ("on-div-6", 0xff_ff_ff, 0x04_11_0f),
    ("cat-pine", 0x05_5e_5e, 0x3e_b3_a6),
    ("cat-azure", 0x31_5c_ba, 0x62_92_e7),
    ("cat-ochre", 0xb7_80_0d, 0xde_b1_2c),
    ("cat-vermilion", 0xbc_38_13, 0xe4_6d_44),
    ("cat-violet", 0x54_29_79, 0x88_59_bc),
    ("cat-moss", 0x61_85_54, 0xae_e4_8d),
    ("cat-rose", 0xc4_56_8e, 0xfb_89_b3),
    ("cat-sky", 0x45_94_b8, 0x8b_cf_ef),
    ("quiet-1", 0x7f_8d_88, 0x66_74_6f),
    ("quiet-2", 0x66_73_6f, 0x82_90_8b),
    ("quiet-3", 0x3f_4c_48, 0xa3_b0_ac),
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
