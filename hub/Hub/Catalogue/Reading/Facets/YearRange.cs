using System.Globalization;
using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>Years from one to another, both included.</summary>
/// <param name="From">The first; 0 where open.</param>
/// <param name="To">The last; 9999 where open.</param>
internal sealed record YearRange(int From, int To)
{
    private const int Latest = 9_999;
    private const string Sign = "..";

    /// <summary>The datasets released in these years.</summary>
    public Query Query => new IntegerRangeQuery(DatasetFacets.YearField, From, To);

    /// <summary>Each year's id.</summary>
    public IEnumerable<string> Ids => Enumerable.Range(From, To - From + 1).Select(year => year.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads <c>2024</c>, <c>2015..2020</c>, <c>..2014</c> or <c>2020..</c>.</summary>
    /// <exception cref="CatalogueRefusedException">It is none of these.</exception>
    public static YearRange Parse(string text)
    {
        int sign = text.IndexOf(Sign, StringComparison.Ordinal);
        string from = sign < 0 ? text : text[..sign], to = sign < 0 ? text : text[(sign + Sign.Length)..];
        bool isRange = from.Length + to.Length > 0 && Year(from, 0) is { } first && Year(to, Latest) is { } last && first <= last;
        return isRange ? new YearRange(Year(from, 0)!.Value, Year(to, Latest)!.Value) : throw new CatalogueRefusedException(
            "not-a-year", $"The value \"{(text.Length > 40 ? text[..40] + "…" : text)}\" of year is neither a year such as 2024 nor a range such as 2015..2020, where one end may be left out.", "year");
    }

    private static int? Year(string digits, int open) =>
        digits.Length == 0 ? open : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year <= Latest ? year : null;
}
