/// What the server tells its operator: metrics and the lines of its log. Never what people say.
package hearth.server.observe;
