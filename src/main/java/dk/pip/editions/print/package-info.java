/// Sets editions on paper: what stands on the pages as XSL-FO, the pages by Apache FOP, and what the PDF still needs by PDFBox.
@NullMarked
package dk.pip.editions.print;

import org.jspecify.annotations.NullMarked;
