"""A server of python-socketio on uvicorn, which is what InvokeAI runs.

    python server.py PORT PING_INTERVAL_MS PING_TIMEOUT_MS

Says its port in the first line of its output. What it does is described in `tests/support/peer/mod.rs`.
"""

import socket
import sys
import time

import socketio
import uvicorn

port, interval, timeout = (int(argument) for argument in sys.argv[1:])
sio = socketio.AsyncServer(
    async_mode="asgi",
    ping_interval=interval / 1000,
    ping_timeout=timeout / 1000,
)


@sio.event
async def connect(sid, environ, auth):
    if (auth or {}).get("token") != "good":
        raise socketio.exceptions.ConnectionRefusedError("not this token", {"why": 1})
    # Sent as soon as the client is in.
    sio.start_background_task(sio.emit, "welcome", auth, to=sid)


@sio.on("echo")
async def echo(sid, data):
    await sio.emit("echo-back", data, to=sid)


@sio.on("ask")
async def ask(sid, data):
    return {"asked": data}


@sio.on("subscribe")
async def subscribe(sid, data):
    await sio.enter_room(sid, data["room"])
    return ()


@sio.on("say")
async def say(sid, data):
    await sio.emit("said", data, room=data["room"])


@sio.on("bytes")
async def give_bytes(sid, data):
    await sio.emit("bytes-back", (bytes([1, 2, 3]), bytes([4])), to=sid)


@sio.on("question")
async def question(sid, data):
    async def answered(*answer):
        await sio.emit("answered", list(answer), to=sid)

    await sio.emit("question-back", data, to=sid, callback=answered)


@sio.on("flood")
async def flood(sid, data):
    for number in range(data["count"]):
        await sio.emit("flooded", {"number": number, "text": "x" * data["size"]}, to=sid)


@sio.on("sleep")
async def sleep(sid, data):
    # The whole server stands still, as one does while it computes.
    time.sleep(data["ms"] / 1000)


@sio.on("kick")
async def kick(sid, data):
    await sio.disconnect(sid)


listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", port))
listener.listen(64)
print(listener.getsockname()[1], flush=True)
app = socketio.ASGIApp(sio, socketio_path="/base/ws/socket.io")
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
