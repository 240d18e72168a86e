//! Random numbers: `rand_int` and `rand_float`. They differ from run to run, on purpose.

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};
use crate::nodes::outputs;

pub(super) static RAND_INT: NodeType = NodeType::new(
    "rand_int",
    "1.0.1",
    &[Input::integer("low", 0), Input::integer("high", 2147483647)],
    &outputs::INTEGER,
    rand_int,
)
.titled("Random Integer", "math")
.uncached();

pub(super) static RAND_FLOAT: NodeType = NodeType::new(
    "rand_float",
    "1.0.1",
    &[
        Input::float("low", 0.0),
        Input::float("high", 1.0),
        Input::integer("decimals", 2),
    ],
    &outputs::FLOAT,
    rand_float,
)
.titled("Random Float", "math")
.uncached();

fn rand_int(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (low, high) = (inputs.integer("low")?, inputs.integer("high")?);
    let span = i128::from(high) - i128::from(low);
    if span <= 0 {
        return Err(NodeError::value("low >= high"));
    }
    let value = i128::from(low) + i128::from(context.random()) % span;
    Ok(outputs::single(
        &outputs::INTEGER,
        "value",
        i64::try_from(value).unwrap_or(low),
    ))
}

fn rand_float(inputs: &Inputs, context: &mut dyn Context) -> Result<Output, NodeError> {
    let (low, high) = (inputs.float("low")?, inputs.float("high")?);
    let fraction = (context.random() >> 11) as f64 / (1_u64 << 53) as f64;
    let decimals = inputs.integer("decimals")?.clamp(-300, 300) as i32;
    let scale = 10_f64.powi(decimals);
    let value = ((low + (high - low) * fraction) * scale).round_ties_even() / scale;
    Ok(outputs::single(&outputs::FLOAT, "value", value))
}

#[cfg(test)]
mod tests {
    use crate::nodes::testing::{fails, output};
    use serde_json::json;

    #[test]
    fn numbers_stay_between_their_limits() {
        for _ in 0..50 {
            let node = json!({"type": "rand_int", "low": -3, "high": 4});
            let value = output(node)["value"].as_i64().unwrap();
            assert!((-3..4).contains(&value), "{value}");
            let node = json!({"type": "rand_float", "low": 2.0, "high": 3.0, "decimals": 1});
            let value = output(node)["value"].as_f64().unwrap();
            assert!(
                (2.0..=3.0).contains(&value) && (value * 10.0).fract().abs() < 1e-9,
                "{value}"
            );
        }
        fails(
            json!({"type": "rand_int", "low": 4, "high": 4}),
            "ValueError: low >= high",
        );
    }
}
