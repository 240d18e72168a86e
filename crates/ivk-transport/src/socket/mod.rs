//! Engine.IO and Socket.IO: codecs, and a session that stays connected.
