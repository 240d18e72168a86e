//! The list of behaviours on the embedded server, as each release that the list was run on in earnest.

use ivk_embedded::Profile;
use ivk_tests::embedded::Embedded;

mod as_6_0 {
    ivk_tests::behaviours!(super::super::Embedded::start(super::super::Profile::V6_0));
}

mod as_6_8 {
    ivk_tests::behaviours!(super::super::Embedded::start(super::super::Profile::V6_8));
}

mod as_6_12 {
    ivk_tests::behaviours!(super::super::Embedded::start(super::super::Profile::V6_12));
}

mod as_6_14 {
    ivk_tests::behaviours!(super::super::Embedded::start(super::super::Profile::V6_14));
}
