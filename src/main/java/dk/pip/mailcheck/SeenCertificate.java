package dk.pip.mailcheck;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Lets a connection come about whatever the certificate is, and remembers what there is to say of it. Nothing is sent
/// over such a connection that anybody must not see.
final class SeenCertificate extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private @Nullable X509Certificate seen;
  private boolean trusted;
  private boolean named;

  SeenCertificate(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  /// The authorities that Java knows.
  static X509ExtendedTrustManager everybodys() {
    return of(null);
  }

  /// @param authorities null for those that Java knows
  static X509ExtendedTrustManager of(@Nullable KeyStore authorities) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities);
      return (X509ExtendedTrustManager)
          Arrays.stream(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance).findFirst().orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  RelayProbe.@Nullable Encryption encryption(@Nullable SSLSession session) {
    var certificate = seen;
    return certificate == null || session == null
        ? null
        : new RelayProbe.Encryption(session.getProtocol(), trusted, named, certificate.getNotAfter().toInstant());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {
    seen = chain[0];
    trusted =
        isGood(
            () -> {
              // Java does not look at the dates of a certificate that is an authority itself.
              chain[0].checkValidity();
              judge.checkServerTrusted(chain, kind);
            });
    // The name can only be told apart from the rest where the rest is good.
    named = !trusted || isGood(() -> judge.checkServerTrusted(chain, kind, socket));
  }

  private interface Judgement {
    void ask() throws CertificateException;
  }

  private static boolean isGood(Judgement judgement) {
    try {
      judgement.ask();
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
    judge.checkServerTrusted(chain, kind, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    judge.checkServerTrusted(chain, kind);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
    judge.checkClientTrusted(chain, kind, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
    judge.checkClientTrusted(chain, kind, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    judge.checkClientTrusted(chain, kind);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
