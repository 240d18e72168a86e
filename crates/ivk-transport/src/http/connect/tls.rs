//! Which certificates are trusted.

use std::sync::Arc;

use rustls::{
    ClientConfig, DigitallySignedStruct, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
};
use rustls_platform_verifier::Verifier;

use crate::BoxError;

/// Which certificates are trusted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trust {
    /// Certificates of authorities that are trusted besides those of the platform, as PEM.
    pub(crate) extra_authorities: Vec<Vec<u8>>,
    /// Whether every certificate is accepted.
    pub(crate) anything: bool,
}

/// The TLS settings of a client. The provider is named, so nothing depends on a default of the process.
pub(crate) fn client_config(trust: &Trust) -> Result<Arc<ClientConfig>, BoxError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut extra = Vec::new();
    for pem in &trust.extra_authorities {
        let before = extra.len();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            extra.push(certificate?);
        }
        if extra.len() == before {
            return Err("there is no certificate in the PEM text".into());
        }
    }
    let verifier: Arc<dyn ServerCertVerifier> = if trust.anything {
        Arc::new(AcceptAnything {
            algorithms: provider.signature_verification_algorithms,
        })
    } else if extra.is_empty() {
        Arc::new(Verifier::new(provider.clone())?)
    } else {
        Arc::new(Verifier::new_with_extra_roots(extra, provider.clone())?)
    };
    Ok(Arc::new(configure(provider, verifier)?))
}

fn configure(
    provider: Arc<CryptoProvider>,
    verifier: Arc<dyn ServerCertVerifier>,
) -> Result<ClientConfig, rustls::Error> {
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// Accepts every certificate, but still checks that the server holds its key.
#[derive(Debug)]
struct AcceptAnything {
    algorithms: WebPkiSupportedAlgorithms,
}

impl ServerCertVerifier for AcceptAnything {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
