namespace Hub.Correlation;

/// <summary>How far a fit misses one landmark.</summary>
/// <param name="Name">The landmark's name.</param>
/// <param name="Distance">From the mapped first point to the second, in the units of the second system.</param>
/// <param name="LeaveOneOut">The same distance for a fit to all other landmarks: the honest error there. Null where the others are too few for a fit, or there are too many to try each.</param>
public sealed record LandmarkResidual(string Name, double Distance, double? LeaveOneOut);
