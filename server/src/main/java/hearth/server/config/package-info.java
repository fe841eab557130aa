/// Settings: one table of keys, one tree of values, all problems at once.
package hearth.server.config;
