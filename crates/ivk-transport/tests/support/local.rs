//! Servers and proxies on sockets of this machine.

use std::{net::Ipv4Addr, sync::Arc};

use http::Method;
use ivk_transport::{
    http::{Client, Request, RetryClass},
    socket::{Socket, SocketOptions},
};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

pub fn read() -> Request {
    Request::new("read", Method::GET, "x", RetryClass::Read)
}

/// A certificate for `localhost`, and the authority that vouches for it, as PEM.
pub fn certificate() -> (TlsAcceptor, String) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let certificate = CertificateParams::new(names)
        .unwrap()
        .signed_by(&key, &issuer)
        .unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    (TlsAcceptor::from(Arc::new(config)), issuer.pem())
}

/// Reads up to an empty line.
pub async fn head(stream: &mut (impl AsyncRead + Unpin)) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    Some(String::from_utf8(head).unwrap())
}

/// Answers requests, and lets sockets in.
pub async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    while let Some(head) = head(&mut stream).await {
        let lower = head.to_ascii_lowercase();
        let Some(at) = lower.find("sec-websocket-key: ") else {
            stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
                .await
                .unwrap();
            continue;
        };
        let key = head[at + "sec-websocket-key: ".len()..].lines().next().unwrap();
        let accept = derive_accept_key(key.as_bytes());
        let answer = format!(
            "HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: {accept}\r\n\r\n"
        );
        stream.write_all(answer.as_bytes()).await.unwrap();
        for text in [
            r#"0{"sid":"a","pingInterval":25000,"pingTimeout":20000}"#,
            r#"40{"sid":"b"}"#,
        ] {
            stream
                .write_all(&[&[0x81, text.len() as u8], text.as_bytes()].concat())
                .await
                .unwrap();
        }
        // Stays until the client goes.
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await;
        return;
    }
}

/// A server with or without encryption; returns its port.
pub async fn server(tls: Option<TlsAcceptor>) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let tls = tls.clone();
            tokio::spawn(async move {
                match tls {
                    None => serve(stream).await,
                    // A client that does not trust the certificate leaves here.
                    Some(tls) => {
                        if let Ok(stream) = tls.accept(stream).await {
                            serve(stream).await;
                        }
                    }
                }
            });
        }
    });
    port
}

pub async fn works(client: &Client) {
    assert_eq!(&*client.send(read()).await.unwrap().body, b"ok");
    let socket = Socket::connect(client, SocketOptions::new("socket.io/"));
    socket.connected().await.unwrap();
}

/// A proxy that leads everything to `port` of this machine, whatever it is asked for. Returns its own port, and tells
/// the first line of each request.
pub async fn proxy(port: u16) -> (u16, UnboundedReceiver<String>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let own = listener.local_addr().unwrap().port();
    let (tell, told) = unbounded_channel();
    tokio::spawn(async move {
        loop {
            let (mut near, _) = listener.accept().await.unwrap();
            let tell = tell.clone();
            tokio::spawn(async move {
                let Some(request) = head(&mut near).await else {
                    return;
                };
                let authorized = request
                    .to_ascii_lowercase()
                    .contains("proxy-authorization: basic bwu6chc=");
                tell.send(format!("{} {authorized}", request.lines().next().unwrap()))
                    .unwrap();
                let mut far = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.unwrap();
                if request.starts_with("CONNECT") {
                    near.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
                } else {
                    far.write_all(request.as_bytes()).await.unwrap();
                }
                let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
            });
        }
    });
    (own, told)
}

/// A SOCKS5 proxy that leads everything to `port` of this machine and asks for a name and a password when `credentials`
/// names them. Tells the name or address that it was asked for.
pub async fn socks(port: u16, credentials: Option<&'static str>) -> (u16, UnboundedReceiver<String>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let own = listener.local_addr().unwrap().port();
    let (tell, told) = unbounded_channel();
    tokio::spawn(async move {
        loop {
            let (mut near, _) = listener.accept().await.unwrap();
            let tell = tell.clone();
            tokio::spawn(async move {
                assert_eq!(near.read_u8().await.unwrap(), 5);
                let methods = text(&mut near).await.into_bytes();
                let method = if credentials.is_some() { 2 } else { 0 };
                if !methods.contains(&method) {
                    near.write_all(&[5, 0xff]).await.unwrap();
                    return;
                }
                near.write_all(&[5, method]).await.unwrap();
                if let Some(credentials) = credentials {
                    assert_eq!(near.read_u8().await.unwrap(), 1);
                    let given = format!("{}:{}", text(&mut near).await, text(&mut near).await);
                    let refused = u8::from(given != credentials);
                    near.write_all(&[1, refused]).await.unwrap();
                    if refused != 0 {
                        return;
                    }
                }
                let mut start = [0; 4];
                near.read_exact(&mut start).await.unwrap();
                assert_eq!(start[..3], [5, 1, 0]);
                let host = match start[3] {
                    1 => Ipv4Addr::from_bits(near.read_u32().await.unwrap()).to_string(),
                    3 => text(&mut near).await,
                    other => panic!("an address of kind {other}"),
                };
                let wanted = near.read_u16().await.unwrap();
                tell.send(format!("{host}:{wanted}")).unwrap();
                let mut far = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.unwrap();
                near.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await.unwrap();
                let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
            });
        }
    });
    (own, told)
}

/// Reads a text that begins with its length.
async fn text(stream: &mut TcpStream) -> String {
    let mut text = vec![0; usize::from(stream.read_u8().await.unwrap())];
    stream.read_exact(&mut text).await.unwrap();
    String::from_utf8(text).unwrap()
}
