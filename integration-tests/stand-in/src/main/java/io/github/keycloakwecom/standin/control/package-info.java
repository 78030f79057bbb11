/** What a test does to the stand-in, and what it learns from it: faults, switches, the clock, recorded calls. */
package io.github.keycloakwecom.standin.control;
