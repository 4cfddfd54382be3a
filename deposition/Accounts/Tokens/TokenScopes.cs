namespace Hub.Deposition.Accounts;

/// <summary>What a token may do; never more than its account.</summary>
public static class TokenScopes
{
    /// <summary>Read the account's deposits.</summary>
    public const string Read = "deposits:read";

    /// <summary>Make and change deposits, upload, publish.</summary>
    public const string Write = "deposits:write";

    /// <summary>What a steward or curator may do.</summary>
    public const string Curation = "curation";

    /// <summary>What an administrator may do.</summary>
    public const string Administration = "administration";

    /// <summary>All scopes with what they mean to people.</summary>
    public static IReadOnlyList<(string Scope, string Meaning)> All { get; } =
    [
        (Read, "read my deposits"),
        (Write, "make and change deposits, upload files, publish"),
        (Curation, "what a steward or curator may do"),
        (Administration, "what an administrator may do"),
    ];

    /// <summary>The most powerful role that scopes give.</summary>
    /// <param name="scopes">The token's.</param>
    public static string Role(IReadOnlyList<string> scopes) =>
        scopes.Contains(Administration) ? Roles.Administrator : scopes.Contains(Curation) ? Roles.Curator : Roles.Depositor;

    /// <summary>Whether scopes allow a request to a depositor's address.</summary>
    /// <param name="scopes">The token's.</param>
    /// <param name="changes">Whether the request changes something.</param>
    public static bool Allow(IEnumerable<string> scopes, bool changes) => scopes.Any(scope => scope == Write || (scope == Read && !changes));
}
