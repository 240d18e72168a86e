//! HTTP and Socket.IO transport that never doubles a request and never hides a gap.
