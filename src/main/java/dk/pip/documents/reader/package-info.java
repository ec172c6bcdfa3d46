/// What runs in the process that reads documents. The server has none of it loaded.
@NullMarked
package dk.pip.documents.reader;

import org.jspecify.annotations.NullMarked;
