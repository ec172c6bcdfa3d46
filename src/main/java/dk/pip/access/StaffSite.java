package dk.pip.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a handler method below `/medarbejder`: all staff, whatever their role; and anyone where `PIP_STAFF_SITE` opens the staff site.
/// Others are sent to sign in, whether there is something at the address or not. What it answers is given by `web.StaffPages`.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StaffSite {
  /// Where all addresses of the staff site begin.
  String ROOT = "/medarbejder";
}
