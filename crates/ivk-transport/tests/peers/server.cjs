// A server of the reference implementation.
//
//     node server.cjs PORT PING_INTERVAL_MS PING_TIMEOUT_MS
//
// Says its port in the first line of its output. What it does is described in `tests/support/peer/mod.rs`.

const { createServer } = require("node:http");
const { Server } = require("socket.io");

const [port, pingInterval, pingTimeout] = process.argv.slice(2).map(Number);
const http = createServer();
const io = new Server(http, { path: "/base/ws/socket.io", pingInterval, pingTimeout });

io.use((socket, next) => {
  if (socket.handshake.auth.token === "good") return next();
  const error = new Error("not this token");
  error.data = { why: 1 };
  next(error);
});

io.on("connection", (socket) => {
  socket.emit("welcome", socket.handshake.auth);
  socket.on("echo", (data) => socket.emit("echo-back", data));
  socket.on("ask", (data, answer) => answer({ asked: data }));
  socket.on("subscribe", (data, answer) => {
    socket.join(data.room);
    answer();
  });
  socket.on("say", (data) => io.to(data.room).emit("said", data));
  socket.on("bytes", () => socket.emit("bytes-back", Buffer.from([1, 2, 3]), Buffer.from([4])));
  socket.on("question", (data) =>
    socket.emit("question-back", data, (...answer) => socket.emit("answered", answer)),
  );
  socket.on("flood", ({ count, size }) => {
    for (let number = 0; number < count; number++) socket.emit("flooded", { number, text: "x".repeat(size) });
  });
  socket.on("sleep", ({ ms }) => {
    // The whole server stands still, as one does while it computes.
    const until = Date.now() + ms;
    while (Date.now() < until);
  });
  socket.on("kick", () => socket.disconnect(true));
});

http.listen(port, "127.0.0.1", () => console.log(http.address().port));
