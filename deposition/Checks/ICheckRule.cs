namespace Hub.Deposition.Checks;

/// <summary>One thing that is checked of every deposit.</summary>
public interface ICheckRule
{
    /// <summary>Checks it.</summary>
    /// <param name="scope">The document, its template and files; takes the findings.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    Task CheckAsync(CheckScope scope, CancellationToken cancellationToken);
}
