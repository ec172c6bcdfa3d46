package dk.pip.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a handler method: no measure tells when somebody asked, as with others it could tell who.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Untold {}
