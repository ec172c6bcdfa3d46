package dk.pip.ballot.web;

import dk.pip.access.Anyone;
import dk.pip.access.Untold;
import dk.pip.ballot.BallotBox;
import dk.pip.ballot.BoothWire;
import dk.pip.ballot.BoxAnswer;
import dk.pip.ballot.CardCode;
import dk.pip.ballot.Redeemed;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderLinks;
import dk.pip.web.FromElsewhere;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/// What the voter’s page asks: about its card, for a signature, and to take its ballot. None of it has a cookie or makes a session,
/// is counted in a measure or written in a log; the last knows nothing of the others.
@Controller
class BoothController {
  static final String BOOTH = "/stem";
  private static final String JSON = "application/json;charset=utf-8";

  private final BallotBox box;
  private final Votes votes;
  private final ReaderLinks readers;

  BoothController(BallotBox box, Votes votes, ReaderLinks readers) {
    this.box = box;
    this.votes = votes;
    this.readers = readers;
  }

  private static ResponseEntity<byte[]> answer(int status, String json) {
    return ResponseEntity.status(status).contentType(MediaType.parseMediaType(JSON)).body(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<byte[]> refused(Redeemed.Why why) {
    var status =
        switch (why) {
          case UNKNOWN -> 404;
          case VOID -> 410;
          case USED -> 409;
          case NOT_NOW -> 423;
          case MALFORMED -> 400;
          case CHANGED -> 412;
        };
    return answer(status, BoothWire.answer(why));
  }

  private static Optional<JsonNode> body(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SecretAddress.protect(response);
    return BoothWire.read(request.getInputStream().readNBytes(BoothWire.MOST + 1));
  }

  /// The vote that a card, or a reader’s link, is for.
  @Anyone
  @FromElsewhere
  @Untold
  @PostMapping(BOOTH + "/kort")
  ResponseEntity<byte[]> card(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var body = body(request, response).orElse(null);
    if (body == null) {
      return refused(Redeemed.Why.MALFORMED);
    }
    if (body.has("reader")) {
      var reader = reader(body);
      // When it is closed it is forgotten who might vote, and a page that still has a ballot asks what became of it.
      var vote = BoothWire.vote(body).flatMap(votes::find).filter(it -> reader.isPresent() && it.rules().way() == VoteWay.READERS && (it.state() == VoteState.CLOSED || box.mayVote(it, reader.get())));
      return vote.map(it -> answer(200, BoothWire.vote(it))).orElseGet(() -> refused(Redeemed.Why.UNKNOWN));
    }
    var code = CardCode.read(BoothWire.text(body, "code"));
    if (code.isEmpty()) {
      return refused(Redeemed.Why.MALFORMED);
    }
    return box.voteOf(code.get()).map(it -> answer(200, BoothWire.vote(it))).orElseGet(() -> refused(Redeemed.Why.UNKNOWN));
  }

  private Optional<ReaderId> reader(JsonNode body) {
    return readers.readerOfPage(BoothWire.text(body, "reader"));
  }

  @Anyone
  @FromElsewhere
  @Untold
  @PostMapping(BOOTH + "/underskrift")
  ResponseEntity<byte[]> sign(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var body = body(request, response).orElse(null);
    var asked = body == null ? null : BoothWire.request(body).orElse(null);
    if (body == null || asked == null) {
      return refused(Redeemed.Why.MALFORMED);
    }
    if (body.has("reader")) {
      var reader = reader(body);
      var vote = BoothWire.vote(body);
      return reader.isEmpty() || vote.isEmpty() ? refused(Redeemed.Why.UNKNOWN) : answer(box.redeem(vote.get(), reader.get(), asked));
    }
    var code = CardCode.read(BoothWire.text(body, "code"));
    return code.isEmpty() ? refused(Redeemed.Why.MALFORMED) : answer(box.redeem(code.get(), asked));
  }

  private static ResponseEntity<byte[]> answer(Redeemed redeemed) {
    return switch (redeemed) {
      case Redeemed.Signed(var signed, var second) -> answer(200, BoothWire.signed(signed, second));
      case Redeemed.Waiting _ -> answer(202, "{\"answer\":\"WAITING\"}");
      case Redeemed.Refused(var why) -> refused(why);
    };
  }

  @Anyone
  @FromElsewhere
  @Untold
  @PostMapping(BOOTH + "/stemmeseddel")
  ResponseEntity<byte[]> cast(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var body = body(request, response).orElse(null);
    var vote = body == null ? null : BoothWire.vote(body).orElse(null);
    var ballot = body == null ? null : BoothWire.ballot(body).orElse(null);
    var answer = vote == null || ballot == null ? BoxAnswer.INVALID : box.cast(vote, ballot);
    var status =
        switch (answer) {
          case IN_BOX -> 200;
          case WAITING -> 202;
          case OTHER_COUNTED -> 409;
          case NOT_OPEN -> 423;
          case CLOSED -> 410;
          case INVALID -> 400;
        };
    return answer(status, BoothWire.answer(answer));
  }

  /// How far a vote is: pages that wait for it to open ask.
  @Anyone
  @Untold
  @GetMapping(BOOTH + "/tilstand/{vote}")
  ResponseEntity<byte[]> state(@PathVariable UUID vote, HttpServletResponse response) {
    SecretAddress.protect(response);
    return votes.find(new VoteId(vote)).filter(Vote::isSecret).map(it -> answer(200, BoothWire.state(it.state()))).orElseGet(() -> refused(Redeemed.Why.UNKNOWN));
  }
}
