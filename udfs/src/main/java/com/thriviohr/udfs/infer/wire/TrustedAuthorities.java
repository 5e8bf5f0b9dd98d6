package com.thriviohr.udfs.infer.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificate authorities of a PEM text, beside those of the Java platform. */
final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /**
   * @param pem one certificate or more
   * @throws CertificateException when it holds none, or broken ones
   */
  static Collection<? extends Certificate> parse(String pem) throws CertificateException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    if (certificates.isEmpty()) {
      throw new CertificateException("no certificates");
    }
    return certificates;
  }

  /** Trusts what the platform trusts and what the PEM text holds. */
  static TrustManager[] with(String pem) {
    try {
      List<Certificate> trusted = new ArrayList<>(parse(pem));
      for (TrustManager manager : managers(null)) {
        if (manager instanceof X509TrustManager) {
          for (X509Certificate issuer : ((X509TrustManager) manager).getAcceptedIssuers()) {
            trusted.add(issuer);
          }
        }
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : trusted) {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
      }
      return managers(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("certificates that were checked cannot be used", e);
    }
  }

  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
