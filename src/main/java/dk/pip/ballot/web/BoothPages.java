package dk.pip.ballot.web;

import dk.pip.access.Anyone;
import dk.pip.access.Untold;
import dk.pip.ballot.BallotBox;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.readers.ReaderLinks;
import dk.pip.shared.Sha256;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import dk.pip.web.SiteIdentity;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Where voters vote: with a card, at the hall’s station, or by a reader’s link. The code stands behind `#`, which browsers don’t send.
@Controller
class BoothPages {
  static final String SCRIPT = "ballot/booth.js";
  private static final String OF_READER = "/laeser/{token}/stem";

  private final Votes votes;
  private final BallotBox box;
  private final ReaderLinks readers;
  private final SiteIdentity site;

  BoothPages(Votes votes, BallotBox box, ReaderLinks readers, SiteIdentity site) {
    this.votes = votes;
    this.box = box;
    this.readers = readers;
    this.site = site;
  }

  private String hash() {
    var file = site.masthead().assets().find(SCRIPT);
    return file == null ? "" : Sha256.hex(file.body());
  }

  @Anyone
  @Untold
  @GetMapping(BoothController.BOOTH)
  Page booth(HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("ballot/booth.jte", new BoothPage(false, null, null, hash()));
  }

  @Anyone
  @Untold
  @GetMapping(BoothController.BOOTH + "/station")
  Page station(HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("ballot/booth.jte", new BoothPage(true, null, null, hash()));
  }

  /// What a reader may vote about now.
  @Anyone
  @Untold
  @GetMapping(OF_READER)
  Page ofReader(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    var reader = readers.readerOfPage(token).orElseThrow(NotFound::new);
    var open = votes.list().stream().filter(vote -> vote.rules().way() == VoteWay.READERS && box.mayVote(vote, reader)).toList();
    return Page.of("ballot/readers-votes.jte", new ReadersVotes(token, open));
  }

  @Anyone
  @Untold
  @GetMapping(OF_READER + "/{slug}")
  Page boothOfReader(@PathVariable String token, @PathVariable String slug, HttpServletResponse response) {
    SecretAddress.protect(response);
    var reader = readers.readerOfPage(token).orElseThrow(NotFound::new);
    var vote = votes.find(slug).filter(it -> it.rules().way() == VoteWay.READERS && it.state() != VoteState.CANCELLED).orElseThrow(NotFound::new);
    if (!vote.state().isOver() && !box.mayVote(vote, reader)) {
      return Page.of("ballot/readers-votes.jte", new ReadersVotes(token, List.of()));
    }
    return Page.of("ballot/booth.jte", new BoothPage(false, token, vote.id().value().toString(), hash()));
  }
}
