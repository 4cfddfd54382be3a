using System.Globalization;

namespace Hub.Connectors.Reading;

/// <summary>Adds parameters to addresses.</summary>
public static class Queries
{
    /// <summary>The address with one more parameter, escaped.</summary>
    /// <param name="address">With or without a query.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static Uri With(Uri address, string name, IFormattable value) => With(address, name, value.ToString(null, CultureInfo.InvariantCulture));

    /// <summary>The address with one more parameter, escaped.</summary>
    /// <param name="address">With or without a query.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static Uri With(Uri address, string name, string value) =>
        new(address.AbsoluteUri + (address.Query.Length > 1 ? "&" : address.Query.Length == 1 ? "" : "?") + Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(value));
}
