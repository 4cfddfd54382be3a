namespace Hub.Correlation;

/// <summary>The way back of a transformation, or why there is none.</summary>
/// <param name="Kind">How it came about.</param>
/// <param name="Transformation">The inverse; null where it is refused.</param>
/// <param name="Reason">Why it is refused; null where it is not.</param>
public sealed record Inversion(InverseKind Kind, Transformation? Transformation, string? Reason)
{
    internal static Inversion ClosedForm(Transformation inverse) => new(InverseKind.ClosedForm, inverse, null);

    internal static Inversion Refused(string reason) => new(InverseKind.Refused, null, reason);
}
