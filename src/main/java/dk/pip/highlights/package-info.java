/// What staff should see first: points to stories and guides, for those whom they concern, and knows who has confirmed what all of them must read
@NullMarked
package dk.pip.highlights;

import org.jspecify.annotations.NullMarked;
