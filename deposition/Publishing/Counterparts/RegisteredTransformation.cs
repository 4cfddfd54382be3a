using Hub.Correlation;
using Hub.Deposition.Drafts;
using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>The transformation between both halves of a correlative study, made of the registration that its depositor gave.</summary>
public static class RegisteredTransformation
{
    private const string Unit = "micrometer";

    /// <summary>The id under which a deposit's registration is kept once it is released.</summary>
    /// <param name="accession">The deposit.</param>
    public static string IdOf(string accession) => "T-" + accession;

    /// <summary>What the other half is called in a transformation.</summary>
    /// <param name="counterpart">The other half.</param>
    public static string Named(Counterpart counterpart) => counterpart.Accession ?? $"{counterpart.Archive} entry to come";

    /// <summary>The bytes of the registration file; null where none was given.</summary>
    /// <param name="counterpart">The other half.</param>
    public static byte[]? File(Counterpart counterpart) => counterpart.Registration is { } kept ? Convert.FromBase64String(kept) : null;

    /// <summary>The transformation with its fit, checks and sample points; null where no registration was given, or none that maps points.</summary>
    /// <param name="deposit">One half, which names the other.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="at">When.</param>
    public static Proposal? Of(Deposit deposit, Asserter by, DateTimeOffset at)
    {
        if (deposit.Counterpart is not { } counterpart || File(counterpart) is not { } bytes)
        {
            return null;
        }

        var name = counterpart.RegistrationName ?? "registration";
        var here = (Owner: deposit.Accession, Unit: counterpart.HereUnit ?? Unit);
        var there = (Owner: Named(counterpart), Unit: counterpart.ThereUnit ?? Unit);
        var (from, to) = counterpart.RegistrationLeadsBack ? (there, here) : (here, there);
        try
        {
            var given = new GivenFile { Name = name, Bytes = bytes, From = from.Owner, To = to.Owner, FromUnit = from.Unit, ToUnit = to.Unit };
            given = TransformationFormats.Read(bytes, name).Landmarks is { } landmarks ? given with { Fit = Registration.FitTo(landmarks) } : given;
            var proposal = Proposals.Read(given, by, at);
            return proposal with { Transformation = proposal.Transformation with { Id = IdOf(deposit.Accession) } };
        }
        catch (Exception wrong) when (wrong is TransformationFormatException or TransformationException)
        {
            // It was tried when it was given, and its depositor was told what it lacks to map points.
            return null;
        }
    }
}
