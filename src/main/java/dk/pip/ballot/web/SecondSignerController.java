package dk.pip.ballot.web;

import dk.pip.access.Anyone;
import dk.pip.access.Untold;
import dk.pip.ballot.BoothWire;
import dk.pip.ballot.SecondSigner;
import dk.pip.ballot.VoteState;
import dk.pip.web.FromElsewhere;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/// Where `./pip sign-vote` asks from a school’s own machine. The token is in the body, so that no address tells it.
@Controller
class SecondSignerController {
  private static final int MOST = 200_000;

  private final SecondSigner signer;

  SecondSignerController(SecondSigner signer) {
    this.signer = signer;
  }

  /// Takes the key, and signatures, and gives what is to be signed.
  @Anyone
  @FromElsewhere
  @Untold
  @PostMapping(BoothController.BOOTH + "/anden-underskrift")
  ResponseEntity<byte[]> sign(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SecretAddress.protect(response);
    var body = BoothWire.read(request.getInputStream().readNBytes(MOST + 1), MOST).orElse(null);
    var token = body == null ? "" : BoothWire.text(body, "token");
    var vote = signer.vote(token).orElse(null);
    if (body == null || vote == null) {
      return answer(404, "{\"answer\":\"UNKNOWN\"}");
    }
    var key = BoothWire.bytes(body, "key").orElse(null);
    if (body.has("key") && !signer.putKey(token, key)) {
      return answer(409, "{\"answer\":\"OTHER_KEY\"}");
    }
    body.path("signed").forEach(each -> {
      var blinded = BoothWire.bytes(each, "blinded");
      var signed = BoothWire.bytes(each, "signed");
      if (blinded.isPresent() && signed.isPresent()) {
        signer.put(vote, blinded.get(), signed.get());
      }
    });
    var state = vote.state() == VoteState.DRAFT && vote.electorate() > 0 ? VoteState.AGREED : vote.state();
    return answer(200, BoothWire.toSign(vote, state, signer.waiting(vote)));
  }

  private static ResponseEntity<byte[]> answer(int status, String json) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(json.getBytes(StandardCharsets.UTF_8));
  }
}
