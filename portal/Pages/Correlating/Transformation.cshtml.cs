using Hub.Correlation;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>One transformation: its numbers, how good it is, what was assumed, and files of it in every format that can say it.</summary>
/// <param name="transformations">The transformations.</param>
public sealed class TransformationModel(StoredTransformations transformations) : PageModel
{
    /// <summary>The transformation.</summary>
    public StoredTransformation Stored { get; private set; } = null!;

    /// <summary>Each format with the reason why it cannot say this transformation, or null.</summary>
    public IReadOnlyList<(TransformationFormat Format, string? Refusal)> Formats { get; private set; } = [];

    /// <summary>The whole map as a matrix; null where it is none.</summary>
    public AffineMatrix? Matrix { get; private set; }

    /// <summary>Answers the page.</summary>
    /// <param name="id">The transformation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await transformations.FindAsync(id, cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        Stored = stored;
        Formats = [.. TransformationFormats.All.Select(format => (format, format.Refusal(stored.Stated())))];
        try
        {
            Matrix = stored.Transformation.Compile(stored.From.Dimensions).Matrix;
        }
        catch (TransformationException)
        {
            // Its numbers lie in a file beside it: the page says what is known.
            Matrix = null;
        }

        return Page();
    }
}
