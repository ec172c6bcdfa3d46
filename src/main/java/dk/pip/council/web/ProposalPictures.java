package dk.pip.council.web;

import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.web.HandedOver;
import org.springframework.http.ResponseEntity;

/// Answers with pictures of proposals. Browsers keep them for minutes alone, as they can be taken away.
final class ProposalPictures {
  static final String MINUTES = "public, max-age=300";
  private static final int WIDTH = 1_600;

  private ProposalPictures() {}

  static ResponseEntity<byte[]> shown(Picture picture, String kept) {
    var scaled = Pictures.scaledTo(picture, WIDTH);
    return HandedOver.shown(scaled.format().contentType(), scaled.bytes(), kept);
  }
}
