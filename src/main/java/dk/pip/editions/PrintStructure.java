package dk.pip.editions;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// What a PDF says of its own structure: its marked content in reading order, and which of it is headings.
final class PrintStructure {
  /// @param page from 0
  /// @param heading which heading it is part of, counted from 1; 0 for none
  /// @param level of that heading, 1 to 6; 0 for none
  record Part(int page, int mark, int heading, int level) {}

  private static final int DEEPEST = 200;
  private static final COSName MCR = COSName.getPDFName("MCR");
  private static final COSName OBJR = COSName.getPDFName("OBJR");
  private static final COSName PG = COSName.getPDFName("Pg");
  private static final COSName ROLE_MAP = COSName.getPDFName("RoleMap");

  private final Map<COSDictionary, Integer> pages = new IdentityHashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private final @Nullable COSDictionary roles;
  private int headings;

  private PrintStructure(PDDocument document, COSDictionary root) {
    for (var page : document.getPages()) {
      pages.put(page.getCOSObject(), pages.size());
    }
    this.roles = root.getCOSDictionary(ROLE_MAP);
  }

  /// Empty for a PDF without structure.
  static List<Part> of(PDDocument document) {
    var tree = document.getDocumentCatalog().getStructureTreeRoot();
    if (tree == null) {
      return List.of();
    }
    var root = tree.getCOSObject();
    var structure = new PrintStructure(document, root);
    structure.walk(root.getDictionaryObject(COSName.K), null, 0, 0, 0);
    return structure.parts;
  }

  private void walk(@Nullable COSBase kid, @Nullable COSDictionary page, int heading, int level, int depth) {
    var thing = kid instanceof COSObject reference ? reference.getObject() : kid;
    if (depth > DEEPEST) {
      return;
    }
    switch (thing) {
      case COSInteger mark -> add(page, mark.intValue(), heading, level);
      case COSArray kids -> {
        for (var i = 0; i < kids.size(); i++) {
          walk(kids.getObject(i), page, heading, level, depth + 1);
        }
      }
      case COSDictionary element -> element(element, page, heading, level, depth);
      case null, default -> {}
    }
  }

  private void element(
      COSDictionary element, @Nullable COSDictionary page, int heading, int level, int depth) {
    var own = element.getCOSDictionary(PG);
    var on = own == null ? page : own;
    var type = element.getCOSName(COSName.TYPE);
    if (MCR.equals(type)) {
      add(on, element.getInt(COSName.MCID), heading, level);
    } else if (!OBJR.equals(type)) {
      var its = level == 0 ? levelOf(element.getCOSName(COSName.S)) : 0;
      if (its > 0) {
        headings++;
      }
      walk(element.getDictionaryObject(COSName.K), on, its > 0 ? headings : heading, its > 0 ? its : level, depth + 1);
    }
  }

  private void add(@Nullable COSDictionary page, int mark, int heading, int level) {
    var number = page == null ? null : pages.get(page);
    if (number != null) {
      parts.add(new Part(number, mark, heading, level));
    }
  }

  private int levelOf(@Nullable COSName role) {
    var mapped = role == null || roles == null ? null : roles.getCOSName(role);
    var name = mapped != null ? mapped.getName() : role == null ? "" : role.getName();
    return name.matches("H[1-6]") ? name.charAt(1) - '0' : 0;
  }
}
