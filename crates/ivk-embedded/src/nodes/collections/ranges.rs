//! Ranges of numbers.

use serde_json::json;

use crate::nodes::context::Context;
use crate::nodes::error::NodeError;
use crate::nodes::field::Input;
use crate::nodes::inputs::Inputs;
use crate::nodes::node_type::{NodeType, Output};

use crate::nodes::numpy::Generator;
use crate::nodes::outputs;
use crate::nodes::problem::Problem;

/// No list is longer: a range can ask for more numbers than fit into memory.
const LONGEST: i128 = 10_000_000;

pub(super) static RANGE: NodeType = NodeType::new(
    "range",
    "1.0.0",
    &[
        Input::integer("start", 0),
        Input::integer("stop", 10),
        Input::integer("step", 1),
    ],
    &outputs::INTEGERS,
    range,
)
.titled("Integer Range", "batch")
.with_rule(forward);

pub(super) static RANGE_OF_SIZE: NodeType = NodeType::new(
    "range_of_size",
    "1.0.0",
    &[
        Input::integer("start", 0),
        Input::integer("size", 1).above(0.0),
        Input::integer("step", 1),
    ],
    &outputs::INTEGERS,
    range_of_size,
)
.titled("Integer Range of Size", "batch");

pub(super) static RANDOM_RANGE: NodeType = NodeType::new(
    "random_range",
    "1.0.1",
    &[
        Input::integer("low", 0),
        Input::integer("high", 2147483647),
        Input::integer("size", 1),
        Input::integer("seed", 0).at_least(0.0).at_most(4294967295.0),
    ],
    &outputs::INTEGERS,
    random_range,
)
.titled("Random Range", "batch")
.uncached();

pub(super) static FLOAT_RANGE: NodeType = NodeType::new(
    "float_range",
    "1.0.1",
    &[
        Input::float("start", 5.0),
        Input::float("stop", 10.0),
        Input::integer("steps", 30),
    ],
    &outputs::FLOATS,
    float_range,
)
.titled("Float Range", "math");

fn range(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    integers(
        inputs.integer("start")?,
        inputs.integer("stop")?.into(),
        inputs.integer("step")?,
    )
}

fn range_of_size(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let (start, step) = (inputs.integer("start")?, inputs.integer("step")?);
    let stop = i128::from(start) + i128::from(step) * i128::from(inputs.integer("size")?);
    integers(start, stop, step)
}

fn integers(start: i64, stop: i128, step: i64) -> Result<Output, NodeError> {
    if step == 0 {
        return Err(NodeError::value("range() arg 3 must not be zero"));
    }
    let (start, step) = (i128::from(start), i128::from(step));
    let count = ((stop - start + step - step.signum()) / step).max(0);
    if count > LONGEST {
        return Err(too_long());
    }
    let values = (0..count).map(|index| i64::try_from(start + index * step));
    let values = values.collect::<Result<Vec<_>, _>>().map_err(|_| too_long())?;
    Ok(outputs::single(&outputs::INTEGERS, "collection", values))
}

fn random_range(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let (low, high) = (inputs.integer("low")?, inputs.integer("high")?);
    if low >= high {
        return Err(NodeError::value("low >= high"));
    }
    let size = inputs.integer("size")?;
    if i128::from(size) > LONGEST {
        return Err(too_long());
    }
    let size = usize::try_from(size).map_err(|_| NodeError::value("negative dimensions are not allowed"))?;
    let seed = u64::try_from(inputs.integer("seed")?).unwrap_or_default();
    let mut generator = Generator::new(seed);
    let values: Vec<i64> = (0..size).map(|_| generator.integer(low, high)).collect();
    Ok(outputs::single(&outputs::INTEGERS, "collection", values))
}

fn float_range(inputs: &Inputs, _context: &mut dyn Context) -> Result<Output, NodeError> {
    let (start, stop, steps) = (
        inputs.float("start")?,
        inputs.float("stop")?,
        inputs.integer("steps")?,
    );
    if steps < 0 {
        return Err(NodeError::value(format!(
            "Number of samples, {steps}, must be non-negative."
        )));
    }
    if i128::from(steps) > LONGEST {
        return Err(too_long());
    }
    let last = steps - 1;
    let step = (stop - start) / last as f64;
    let values = (0..steps).map(|index| match index {
        0 => start,
        _ if index == last => stop,
        _ if step == 0.0 => index as f64 / last as f64 * (stop - start) + start,
        _ => index as f64 * step + start,
    });
    Ok(outputs::single(
        &outputs::FLOATS,
        "collection",
        values.collect::<Vec<_>>(),
    ))
}

fn too_long() -> NodeError {
    NodeError::new("MemoryError", "")
}

fn forward(inputs: &Inputs) -> Option<Problem> {
    let (start, stop) = (inputs.integer("start").ok()?, inputs.integer("stop").ok()?);
    (stop <= start).then(|| Problem::rule("stop", "stop must be greater than start", json!(stop)))
}

#[cfg(test)]
mod tests {
    use crate::nodes::testing::{fails, gives, output};
    use serde_json::json;

    #[test]
    fn ranges_are_those_of_python() {
        let cases = [
            (
                json!({"type": "range", "start": 0, "stop": 7, "step": 3}),
                json!([0, 3, 6]),
            ),
            (
                json!({"type": "range", "start": 0, "stop": 6, "step": 3}),
                json!([0, 3]),
            ),
            (
                json!({"type": "range", "start": 0, "stop": 6, "step": -1}),
                json!([]),
            ),
            (
                json!({"type": "range_of_size", "start": 5, "size": 3, "step": -2}),
                json!([5, 3, 1]),
            ),
        ];
        for (node, expected) in cases {
            gives(
                node,
                json!({"type": "integer_collection_output", "collection": expected}),
            );
        }
        fails(
            json!({"type": "range", "step": 0}),
            "ValueError: range() arg 3 must not be zero",
        );
        fails(
            json!({"type": "range", "stop": 0}),
            "value_error: Value error, stop must be greater than start",
        );
        fails(json!({"type": "range", "stop": 1e12}), "MemoryError: ");
    }

    /// `numpy.random.default_rng(seed).integers(low, high, size)`, numpy 1.26.4.
    #[test]
    fn random_ranges_are_those_of_numpy() {
        let cases = [
            (
                0,
                2147483647_i64,
                0_u64,
                [1826701614_i64, 1367864806, 1097657231, 579362555, 661058651],
            ),
            (0, 10_i64, 7_u64, [9_i64, 6, 6, 8, 5]),
            (-5, 5_i64, 4294967295_u64, [-4_i64, -3, 2, -3, 4]),
            (
                0,
                1099511627776_i64,
                3_u64,
                [
                    94172255183_i64,
                    260375905581,
                    881010591534,
                    640093927902,
                    103495536650,
                ],
            ),
            (0, 1_i64, 1_u64, [0_i64, 0, 0, 0, 0]),
            (
                i64::MIN,
                i64::MAX,
                9_u64,
                [
                    6829892309130839840_i64,
                    -3932528384880999393,
                    1902747525677753277,
                    5119600199360223991,
                    3985873393118554756,
                ],
            ),
            (
                0,
                4294967296_i64,
                5_u64,
                [2881021352_i64, 3457461230, 97294837, 3470079269, 2013703616],
            ),
        ];
        for (low, high, seed, expected) in cases {
            let node = json!({"type": "random_range", "low": low, "high": high, "size": 5, "seed": seed});
            gives(
                node,
                json!({"type": "integer_collection_output", "collection": expected}),
            );
        }
    }

    #[test]
    fn float_ranges_end_where_they_should() {
        let cases = [
            (0, vec![]),
            (1, vec![0.0]),
            (4, vec![0.0, 0.09999999999999999, 0.19999999999999998, 0.3]),
        ];
        for (steps, expected) in cases {
            let node = json!({"type": "float_range", "start": 0.0, "stop": 0.3, "steps": steps});
            assert_eq!(output(node)["collection"], json!(expected));
        }
    }
}
