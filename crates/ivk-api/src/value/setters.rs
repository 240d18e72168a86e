//! Setters that take and give the value, so that they can be chained.

/// Declares a setter for each field that can be left out, in one of three forms: `plain`, `optional` and `list`.
macro_rules! setters {
    ($owner:ident { $($fields:tt)* }) => {
        impl $owner {
            $crate::value::setters! { @ $($fields)* }
        }
    };
    (@) => {};
    (@ $field:ident: optional list $ty:ty, $($rest:tt)*) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[must_use]
        pub fn $field(mut self, values: impl IntoIterator<Item = impl Into<$ty>>) -> Self {
            self.$field = Some(values.into_iter().map(Into::into).collect());
            self
        }
        $crate::value::setters! { @ $($rest)* }
    };
    (@ $field:ident: list $ty:ty, $($rest:tt)*) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[must_use]
        pub fn $field(mut self, values: impl IntoIterator<Item = impl Into<$ty>>) -> Self {
            self.$field = values.into_iter().map(Into::into).collect();
            self
        }
        $crate::value::setters! { @ $($rest)* }
    };
    (@ $field:ident: optional $ty:ty, $($rest:tt)*) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[must_use]
        pub fn $field(mut self, value: impl Into<$ty>) -> Self {
            self.$field = Some(value.into());
            self
        }
        $crate::value::setters! { @ $($rest)* }
    };
    (@ $field:ident: plain $ty:ty, $($rest:tt)*) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[must_use]
        pub fn $field(mut self, value: impl Into<$ty>) -> Self {
            self.$field = value.into();
            self
        }
        $crate::value::setters! { @ $($rest)* }
    };
}

pub(crate) use setters;
