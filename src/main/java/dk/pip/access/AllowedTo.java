package dk.pip.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a handler method: only principals of this kind, such as whoever holds a link of a mail. To others there is nothing at
/// the address, and the page says why that may be.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {
  Class<? extends Principal> value();
}
