//! Dynamic prompts: `a {red|blue} fox` stands for two prompts.
//!
//! What is understood: alternatives in braces (which may nest), weights (`2::often|rarely`), a number of
//! alternatives to take with a separator (`{2$$, $$a|b|c}`, `{1-2$$a|b}`). Wildcards (`__name__`) stay as they are:
//! the embedded server has no lists.

use uuid::Uuid;

/// A prompt that was understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Prompt {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Text(String),
    Choice(Choice),
}

#[derive(Debug, Clone, PartialEq)]
struct Choice {
    options: Vec<(f64, Prompt)>,
    least: usize,
    most: usize,
    separator: String,
}

/// Understands a prompt, or says where that ended.
pub(super) fn parse(text: &str) -> Result<Prompt, String> {
    let letters: Vec<char> = text.chars().collect();
    let (prompt, end) = parse_parts(&letters, 0, false);
    match prompt {
        Some(prompt) if end == letters.len() => Ok(prompt),
        _ => {
            let found: String = letters.iter().skip(end).take(1).collect();
            let column = end + 1;
            Err(format!(
                "Expected end of text, found '{found}'  (at char {end}), (line:1, col:{column})"
            ))
        }
    }
}

/// Reads parts from `start` on. Answers them, and where they end; a brace that is not closed ends them.
fn parse_parts(letters: &[char], start: usize, inside: bool) -> (Option<Prompt>, usize) {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut place = start;
    while let Some(letter) = letters.get(place) {
        match letter {
            '{' => {
                let Some((choice, end)) = parse_choice(letters, place) else {
                    return (None, place);
                };
                if !text.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut text)));
                }
                parts.push(Part::Choice(choice));
                place = end;
                continue;
            }
            '}' | '|' if inside => break,
            '}' => return (None, place),
            other => text.push(*other),
        }
        place += 1;
    }
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    (Some(Prompt { parts }), place)
}

fn parse_choice(letters: &[char], open: usize) -> Option<(Choice, usize)> {
    let mut place = open + 1;
    let (mut least, mut most, mut separator) = (1, 1, ",".to_owned());
    if let Some((bounds, end)) = before_dollars(letters, place)
        && let Some((from, to)) = parse_bounds(&bounds)
    {
        (least, most, place) = (from, to, end);
        if let Some((text, end)) = before_dollars(letters, place) {
            (separator, place) = (text, end);
        }
    }
    let mut options = Vec::new();
    loop {
        let (weight, start) = parse_weight(letters, place);
        let (prompt, end) = parse_parts(letters, start, true);
        options.push((weight, prompt?));
        match letters.get(end)? {
            '|' => place = end + 1,
            _ => {
                let most = most.min(options.len());
                return Some((
                    Choice {
                        least: least.min(most),
                        most,
                        options,
                        separator,
                    },
                    end + 1,
                ));
            }
        }
    }
}

/// The text up to the next `$$`, when it comes before anything else of meaning.
fn before_dollars(letters: &[char], start: usize) -> Option<(String, usize)> {
    let rest = letters.get(start..)?;
    let end = rest.windows(2).position(|pair| pair == ['$', '$'])?;
    let text: String = rest.get(..end)?.iter().collect();
    (!text.contains(['{', '}', '|'])).then_some((text, start + end + 2))
}

fn parse_bounds(text: &str) -> Option<(usize, usize)> {
    match text.split_once('-') {
        Some((least, most)) => {
            let least = if least.is_empty() {
                0
            } else {
                least.trim().parse().ok()?
            };
            let most = if most.is_empty() {
                usize::MAX
            } else {
                most.trim().parse().ok()?
            };
            Some((least.min(most), least.max(most)))
        }
        None => text.trim().parse().ok().map(|number| (number, number)),
    }
}

fn parse_weight(letters: &[char], start: usize) -> (f64, usize) {
    let rest = letters.get(start..).unwrap_or_default();
    let found = rest
        .windows(2)
        .position(|pair| pair == [':', ':'])
        .and_then(|end| {
            let text: String = rest.get(..end)?.iter().collect();
            Some((text.trim().parse().ok()?, start + end + 2))
        });
    found.unwrap_or((1.0, start))
}

impl Prompt {
    /// Every prompt that this one stands for, the last choice varying fastest; at most `most`.
    pub(super) fn all(&self, most: usize) -> Vec<String> {
        let mut prompts = vec![String::new()];
        for part in &self.parts {
            let ends = match part {
                Part::Text(text) => vec![text.clone()],
                Part::Choice(choice) => choice.all(most),
            };
            let combined = prompts
                .iter()
                .flat_map(|start| ends.iter().map(move |end| format!("{start}{end}")));
            prompts = combined.take(most).collect();
        }
        prompts
    }

    /// `count` of the prompts that this one stands for, by chance. The same seed gives the same ones.
    pub(super) fn random(&self, count: usize, seed: Option<i64>) -> Vec<String> {
        let mut chance = Chance(seed.map_or_else(|| Uuid::new_v4().as_u64_pair().1, i64::cast_unsigned));
        (0..count).map(|_| self.draw(&mut chance)).collect()
    }

    fn draw(&self, chance: &mut Chance) -> String {
        let drawn = self.parts.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Choice(choice) => choice.draw(chance),
        });
        drawn.collect()
    }
}

impl Choice {
    fn all(&self, most: usize) -> Vec<String> {
        let mut found = Vec::new();
        for count in self.least..=self.most {
            self.permutations(count, &mut Vec::new(), &mut found, most);
        }
        found
    }

    fn permutations(&self, count: usize, taken: &mut Vec<usize>, found: &mut Vec<String>, most: usize) {
        if found.len() >= most {
            return;
        }
        if taken.len() == count {
            let mut joined = vec![String::new()];
            for (index, (_, option)) in taken
                .iter()
                .filter_map(|place| self.options.get(*place))
                .enumerate()
            {
                let separator = if index == 0 { "" } else { &self.separator };
                let ends = option.all(most);
                let pairs = joined
                    .iter()
                    .flat_map(|start| ends.iter().map(move |end| format!("{start}{separator}{end}")));
                joined = pairs.take(most).collect();
            }
            found.extend(joined);
            found.truncate(most);
            return;
        }
        for place in 0..self.options.len() {
            if !taken.contains(&place) {
                taken.push(place);
                self.permutations(count, taken, found, most);
                taken.pop();
            }
        }
    }

    fn draw(&self, chance: &mut Chance) -> String {
        let count = self.least + chance.below(self.most - self.least + 1);
        let mut left: Vec<&(f64, Prompt)> = self.options.iter().collect();
        let mut drawn = Vec::new();
        while drawn.len() < count && !left.is_empty() {
            let total: f64 = left.iter().map(|(weight, _)| weight.max(0.0)).sum();
            let mut goal = chance.fraction() * total;
            let place = left.iter().position(|(weight, _)| {
                goal -= weight.max(0.0);
                goal < 0.0
            });
            let (_, option) = left.remove(place.unwrap_or(left.len() - 1));
            drawn.push(option.draw(chance));
        }
        drawn.join(&self.separator)
    }
}

/// Numbers by chance from a seed (the splitmix64 sequence).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1, without 1.
    fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.fraction() * limit as f64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combinations_come_in_the_order_of_the_server() {
        let cases: &[(&str, &[&str])] = &[
            ("plain __animal__", &["plain __animal__"]),
            (
                "a {red|blue} {fox|cat}",
                &["a red fox", "a red cat", "a blue fox", "a blue cat"],
            ),
            (
                "{0.5::a|2::b} {a|{c|d}}",
                &["a a", "a c", "a d", "b a", "b c", "b d"],
            ),
            ("{2$$a|b|c}", &["a,b", "a,c", "b,a", "b,c", "c,a", "c,b"]),
            ("{1-2$$ and $$x|y}", &["x", "y", "x and y", "y and x"]),
        ];
        for (prompt, expected) in cases {
            assert_eq!(parse(prompt).unwrap().all(100), *expected, "{prompt}");
        }
        assert_eq!(parse("{a|b}{a|b}").unwrap().all(3), ["aa", "ab", "ba"]);
    }

    #[test]
    fn an_open_brace_is_told_with_its_place() {
        let reason = parse("a {red|blue fox").unwrap_err();
        assert_eq!(
            reason,
            "Expected end of text, found '{'  (at char 2), (line:1, col:3)"
        );
    }

    #[test]
    fn chance_follows_the_seed() {
        let prompt = parse("{a|b|c} {2$$x|y|z}").unwrap();
        let drawn = prompt.random(20, Some(5));
        assert_eq!(drawn, prompt.random(20, Some(5)));
        let all = prompt.all(100);
        assert!(drawn.iter().all(|drawn| all.contains(drawn)));
        assert!(drawn.iter().collect::<std::collections::HashSet<_>>().len() > 3);
    }
}
