package dk.pip.people;

import dk.pip.shared.IpNetwork;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Signing in with a passkey, which takes the place of a password: it asks the device for its owner's finger, face or code.
/// Spring Security looks at what devices sign; what is kept and who may is ours.
@Service
public class Passkeys {
  /// How many a person may have.
  public static final int MOST = 20;

  private static final Duration WAITS = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);

  /// Colleagues share a network address.
  static final int PER_ORIGIN = 300;

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

  private final PasskeyTable table;
  private final Accounts accounts;
  private final Attempts attempts;
  private final Audit audit;
  private final Clock clock;

  Passkeys(PasskeyTable table, Accounts accounts, Attempts attempts, Audit audit, Clock clock) {
    this.table = table;
    this.accounts = accounts;
    this.attempts = attempts;
    this.audit = audit;
    this.clock = clock;
  }

  public List<Passkey> list(Staff owner) {
    return table.list(owner.id());
  }

  /// What a device is asked when its owner adds a passkey, as JSON for the page's script.
  ///
  /// @param site the address that the page was asked for by, such as `https://pip.example.dk`
  public String askToAdd(Staff owner, URI site) {
    var options = creation(owner, site, Bytes.random());
    table.ask(options.getChallenge().getBytes(), owner.id(), clock.instant().plus(WAITS), clock.instant());
    return JSON.writeValueAsString(options);
  }

  /// Takes the passkey that a device has made. Returns whether it was in order.
  public boolean add(Staff owner, URI site, String name, String made) {
    if (table.list(owner.id()).size() >= MOST) {
      return false;
    }
    try {
      var credential =
          JSON.readValue(made, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
      var challenge = challengeIn(credential.getResponse().getClientDataJSON());
      if (!table.use(challenge.getBytes(), owner.id(), clock.instant())) {
        return false;
      }
      operations(site)
          .registerCredential(
              new ImmutableRelyingPartyRegistrationRequest(
                  creation(owner, site, challenge), new RelyingPartyPublicKey(credential, name)));
    } catch (RuntimeException e) {
      LOG.info("A passkey was not taken: {}", e.toString());
      return false;
    }
    audit.record(owner.id(), "people.audit.passkey-added", owner.name());
    return true;
  }

  /// Returns whether there was such a one.
  public boolean remove(Staff owner, UUID id) {
    var removed = table.remove(owner.id(), id);
    removed.ifPresent(_ -> audit.record(owner.id(), "people.audit.passkey-removed", owner.name()));
    return removed.isPresent();
  }

  /// What a device is asked when somebody signs in; empty when too many have asked from there.
  ///
  /// @param address the network address that asks
  public Optional<String> askToSignIn(URI site, String address) {
    var now = clock.instant();
    if (!attempts.within("passkey from " + IpNetwork.origin(address), PER_ORIGIN, HOUR, now)) {
      return Optional.empty();
    }
    var options = request(site, Bytes.random());
    table.ask(options.getChallenge().getBytes(), null, now.plus(WAITS), now);
    return Optional.of(JSON.writeValueAsString(options));
  }

  /// Who signs in with what a device has signed; empty if it is not in order.
  public Optional<Staff> signIn(URI site, String signed) {
    try {
      var credential =
          JSON.readValue(signed, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
      var challenge = challengeIn(credential.getResponse().getClientDataJSON());
      if (!table.use(challenge.getBytes(), null, clock.instant())) {
        return Optional.empty();
      }
      var user =
          operations(site).authenticate(new RelyingPartyAuthenticationRequest(request(site, challenge), credential));
      return accounts.findStaff(PasskeyTable.ownerOf(user.getId()));
    } catch (RuntimeException e) {
      LOG.info("Nobody was signed in with a passkey: {}", e.toString());
      return Optional.empty();
    }
  }

  private static Bytes challengeIn(Bytes clientData) {
    return Bytes.fromBase64(JSON.readTree(clientData.getBytes()).required("challenge").asString());
  }

  private PublicKeyCredentialCreationOptions creation(Staff owner, URI site, Bytes challenge) {
    var operations = operations(site);
    operations.setCustomizeCreationOptions(
        options ->
            options
                .challenge(challenge)
                .timeout(WAITS)
                .authenticatorSelection(
                    AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
    var asking = UsernamePasswordAuthenticationToken.authenticated(owner.id().value().toString(), null, List.of());
    return operations.createPublicKeyCredentialCreationOptions(
        new ImmutablePublicKeyCredentialCreationOptionsRequest(asking));
  }

  private static PublicKeyCredentialRequestOptions request(URI site, Bytes challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .challenge(challenge)
        .rpId(site.getHost())
        .timeout(WAITS)
        .allowCredentials(List.of())
        .userVerification(UserVerificationRequirement.REQUIRED)
        .build();
  }

  /// Keys are for the host that the page was asked for by, which is one of our own.
  private Webauthn4JRelyingPartyOperations operations(URI site) {
    var party = PublicKeyCredentialRpEntity.builder().id(site.getHost()).name(site.getHost()).build();
    return new Webauthn4JRelyingPartyOperations(table, table, party, Set.of(site.toString()));
  }
}
