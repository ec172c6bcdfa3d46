package dk.pip.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a handler method for posts that come without the hidden field: from mail programs, mail servers and other sites,
/// and from pages whose address is itself the proof of who may. It must not lean on who is signed in.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromElsewhere {}
