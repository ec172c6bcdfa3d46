package dk.pip.commitments.web;

import dk.pip.access.Anyone;
import dk.pip.access.StaffSite;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.Commitments;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.web.HandedOver;
import dk.pip.web.NotFound;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The pictures of promises, for those who see the promise. They are kept by browsers for minutes alone, as they can be taken away.
@Controller
class PromisePictures {
  private static final int WIDTH = 1_200;
  private static final String MINUTES = "public, max-age=300";

  private final Commitments commitments;

  PromisePictures(Commitments commitments) {
    this.commitments = commitments;
  }

  @Anyone
  @GetMapping(Commitments.PUBLIC_PICTURES + "{picture}")
  ResponseEntity<byte[]> forAll(@PathVariable UUID picture) {
    return shown(find(picture, EnumSet.of(CommitmentAudience.PUBLIC)), MINUTES);
  }

  @StaffSite
  @GetMapping(Commitments.STAFF_PICTURES + "{picture}")
  ResponseEntity<byte[]> forStaff(@PathVariable UUID picture) {
    return shown(find(picture, EnumSet.of(CommitmentAudience.PUBLIC, CommitmentAudience.STAFF)), "no-store");
  }

  private Picture find(UUID picture, Set<CommitmentAudience> seen) {
    return commitments.picture(picture, seen).orElseThrow(NotFound::new);
  }

  static ResponseEntity<byte[]> shown(Picture picture, String kept) {
    var scaled = Pictures.scaledTo(picture, WIDTH);
    return HandedOver.shown(scaled.format().contentType(), scaled.bytes(), kept);
  }
}
