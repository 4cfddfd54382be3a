using Hub.Correlation;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>Maps points from an image to another; the address holds the question, so that it can be passed on.</summary>
/// <param name="transformations">The transformations.</param>
/// <param name="mapping">Maps.</param>
public sealed class MapPointModel(StoredTransformations transformations, CoordinateMapping mapping) : PageModel
{
    private const int MostBeginnings = 100;

    /// <summary>The address of the system that points are given in.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>The address of the system they are mapped to.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; set; }

    /// <summary>The points, one a line.</summary>
    [FromQuery(Name = "points")]
    public string? Points { get; set; }

    /// <summary>Where one may begin, while no system is chosen: some of the transformations that are kept.</summary>
    public IReadOnlyList<StoredTransformation> Beginnings { get; private set; } = [];

    /// <summary>Everything that is joined to the first system.</summary>
    public TransformationGraph Graph { get; private set; } = new([]);

    /// <summary>The points as they were read.</summary>
    public IReadOnlyList<double[]> Given { get; private set; } = [];

    /// <summary>The answer; null before one was asked for.</summary>
    public MapAnswer? Answer { get; private set; }

    /// <summary>Loops through the graph that do not close.</summary>
    public IReadOnlyList<LoopClosure> Loops { get; private set; } = [];

    /// <summary>Why there is no answer.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(From))
        {
            Beginnings = await transformations.ReadAsync(cancellationToken).Take(MostBeginnings).ToListAsync(cancellationToken);
            return Page();
        }

        Graph = await transformations.GraphAroundAsync(SystemName.Dataset(From), cancellationToken);
        Loops = Graph.Loops();
        if (string.IsNullOrWhiteSpace(Points) || string.IsNullOrWhiteSpace(To))
        {
            return Page();
        }

        try
        {
            Given = PointText.Read(Points);
            Answer = await mapping.MapAsync(new MapQuestion { From = From, To = To, Points = Given }, cancellationToken);
        }
        catch (MappingRefusedException refused)
        {
            Refusal = refused.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }
}
