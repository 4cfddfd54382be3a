namespace Hub.Portal.Exports;

/// <summary>The address of a licence's text.</summary>
public static class LicenceAddress
{
    /// <summary>The address for an SPDX id: Creative Commons' own pages for theirs, SPDX's page for the others, null for a <c>LicenseRef-</c>.</summary>
    /// <param name="spdx">An SPDX id such as <c>CC-BY-4.0</c>.</param>
    public static string? Of(string? spdx)
    {
        if (spdx is null || spdx.StartsWith("LicenseRef-", StringComparison.Ordinal))
        {
            return null;
        }

        if (spdx == "CC0-1.0")
        {
            return "https://creativecommons.org/publicdomain/zero/1.0/";
        }

        var version = spdx.LastIndexOf('-');
        return spdx.StartsWith("CC-BY", StringComparison.Ordinal) && version >= 5
            ? $"https://creativecommons.org/licenses/{spdx[3..version].ToLowerInvariant()}/{spdx[(version + 1)..]}/"
            : $"https://spdx.org/licenses/{Uri.EscapeDataString(spdx)}.html";
    }
}
