using System.Globalization;

namespace Hub.Deposition.Partners;

/// <summary>One version of a partner's definition, as it was written.</summary>
/// <param name="Partner">The archive's id.</param>
/// <param name="Number">From 1.</param>
/// <param name="Json">The definition's text.</param>
/// <param name="By">The account that saved it.</param>
/// <param name="At">When.</param>
public sealed record PartnerVersion(string Partner, int Number, string Json, string By, DateTimeOffset At)
{
    /// <summary>The document's id.</summary>
    /// <param name="partner">The archive's id.</param>
    /// <param name="number">The version.</param>
    internal static string IdOf(string partner, int number) => string.Create(CultureInfo.InvariantCulture, $"{partner}/{number:D6}");
}
