//! Scheduler names as people write them.

use super::words::Scheduler;

impl Scheduler {
    /// Reads a name as people write it: `Euler a`, `DPM++ 2M Karras`, `dpmpp-2m-k`, `k_euler`, `DPM2`. A name
    /// that is none of the known is kept as it is, for a newer server may know it.
    ///
    /// ```
    /// use ivk_fields::Scheduler;
    ///
    /// assert_eq!(Scheduler::parse("DPM++ 2M SDE Karras"), Scheduler::DPMPP_2M_SDE_K);
    /// assert_eq!(Scheduler::parse("Euler Ancestral"), Scheduler::EULER_A);
    /// assert_eq!(Scheduler::parse("quantum").as_str(), "quantum");
    /// ```
    pub fn parse(name: &str) -> Self {
        let name = name.trim();
        let squashed = squash(name);
        let known = |wanted: &str| {
            Self::ALL
                .iter()
                .find(|known| squash(known.as_str()) == wanted)
                .cloned()
        };
        known(&squashed)
            .or_else(|| known(alias(&squashed)?))
            .or_else(|| known(squashed.strip_prefix('k')?))
            .unwrap_or_else(|| Self::from(name))
    }
}

/// Letters and digits alone, with the long words shortened.
fn squash(name: &str) -> String {
    let name = name
        .to_lowercase()
        .replace("++", "pp")
        .replace("karras", "k")
        .replace("ancestral", "a");
    name.chars()
        .filter(|letter| letter.is_ascii_alphanumeric())
        .collect()
}

/// Names that other programs use.
fn alias(squashed: &str) -> Option<&'static str> {
    Some(match squashed {
        "plms" => "pndm",
        "dpm2" => "kdpm2",
        "dpm2k" => "kdpm2k",
        "dpm2a" => "kdpm2a",
        "dpm2ak" => "kdpm2ak",
        "dpmpp2sa" => "dpmpp2s",
        "dpmpp2sak" => "dpmpp2sk",
        "unipcmultistep" | "unipcmultistepscheduler" => "unipc",
        "eulerdiscrete" | "eulerdiscretescheduler" => "euler",
        "euleradiscrete" | "euleradiscretescheduler" => "eulera",
        "dpmsolvermultistep" | "dpmsolvermultistepscheduler" => "dpmpp2m",
        "dpmsolversinglestep" | "dpmsolversinglestepscheduler" => "dpmpp2s",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Scheduler;

    #[test]
    fn names_as_people_write_them() {
        for known in Scheduler::ALL {
            assert_eq!(&Scheduler::parse(known.as_str()), known);
            assert_eq!(
                &Scheduler::parse(&known.as_str().to_uppercase().replace('_', " ")),
                known
            );
        }
        for (written, name) in [
            ("Euler a", "euler_a"),
            ("Euler Ancestral", "euler_a"),
            ("k_euler", "euler"),
            ("k_euler_a", "euler_a"),
            ("DPM++ 2M", "dpmpp_2m"),
            ("DPM++ 2M Karras", "dpmpp_2m_k"),
            ("dpm++_2m_sde_karras", "dpmpp_2m_sde_k"),
            ("DPM++ 2S a Karras", "dpmpp_2s_k"),
            ("DPM2 a", "kdpm_2_a"),
            ("KDPM 2 Ancestral Karras", "kdpm_2_a_k"),
            ("ER-SDE", "er_sde"),
            ("UniPC", "unipc"),
            ("PLMS", "pndm"),
            ("EulerAncestralDiscreteScheduler", "euler_a"),
            (" Heun Karras ", "heun_k"),
            ("res_multistep", "res_multistep"),
            ("", ""),
        ] {
            assert_eq!(Scheduler::parse(written).as_str(), name, "{written}");
        }
    }
}
