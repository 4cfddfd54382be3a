namespace Hub.Deposition.Accounts;

/// <summary>
/// What an account may do. Each role includes those before it; a policy of the same name asks for it, as in
/// <c>[Authorize(Policy = Roles.Curator)]</c>.
/// </summary>
public static class Roles
{
    /// <summary>Makes deposits and edits those it owns or was invited to.</summary>
    public const string Depositor = "depositor";

    /// <summary>Sees every deposit, to help depositors; changes none of another's.</summary>
    public const string Steward = "steward";

    /// <summary>Accepts, returns and withdraws deposits, decides on runs, links and partners.</summary>
    public const string Curator = "curator";

    /// <summary>Gives roles and closes accounts.</summary>
    public const string Administrator = "administrator";

    /// <summary>All roles, from the least to the most powerful.</summary>
    public static IReadOnlyList<string> All { get; } = [Depositor, Steward, Curator, Administrator];

    /// <summary>Whether a role includes another.</summary>
    /// <param name="role">The role held; null for nobody's.</param>
    /// <param name="needed">The role asked for.</param>
    public static bool Includes(string? role, string needed) => Rank(role) >= Rank(needed) && Rank(needed) >= 0;

    /// <summary>The less powerful of two roles.</summary>
    /// <param name="one">A role.</param>
    /// <param name="other">A role.</param>
    public static string Lesser(string one, string other) => Rank(one) <= Rank(other) ? one : other;

    private static int Rank(string? role)
    {
        for (var rank = 0; rank < All.Count; rank++)
        {
            if (All[rank] == role)
            {
                return rank;
            }
        }

        return -1;
    }
}
