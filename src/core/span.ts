import { type Attributes, SpanStatusCode, trace } from "@opentelemetry/api";

const tracer = trace.getTracer("kept");

/** Work as a span of OpenTelemetry. Without an SDK in the process (NODE_OPTIONS=--import) nothing is recorded. */
export const spanned = <T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> =>
  tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      // No message: it may quote what a customer wrote.
      const code = (error as { code?: unknown }).code;
      span.setStatus({ code: SpanStatusCode.ERROR, ...(typeof code === "string" ? { message: code } : {}) });
      throw error;
    } finally {
      span.end();
    }
  });
