// Maps points by a file of transforms as ITK itself reads it: itk_points FILE < points, one point a line.
// A file of several transforms is a composite when its first one is; only one transform is taken otherwise.
#include <cmath>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "itkCompositeTransform.h"
#include "itkMatrixOffsetTransformBase.h"
#include "itkTransformFactory.h"
#include "itkTransformFactoryBase.h"
#include "itkTransformFileReader.h"
#include "itkTxtTransformIOFactory.h"

template <unsigned int Dimensions>
int Map(itk::TransformBaseTemplate<double> * base)
{
  auto * transform = dynamic_cast<itk::Transform<double, Dimensions, Dimensions> *>(base);
  if (transform == nullptr)
  {
    std::cerr << base->GetNameOfClass() << " maps no points of " << Dimensions << " axes" << std::endl;
    return 3;
  }

  std::string line;
  std::cout.precision(17);
  while (std::getline(std::cin, line))
  {
    std::istringstream words(line);
    typename itk::Transform<double, Dimensions, Dimensions>::InputPointType point;
    for (unsigned int axis = 0; axis < Dimensions; ++axis)
    {
      words >> point[axis];
    }

    const auto mapped = transform->TransformPoint(point);
    for (unsigned int axis = 0; axis < Dimensions; ++axis)
    {
      std::cout << mapped[axis] << (axis + 1 == Dimensions ? '\n' : ' ');
    }
  }

  return 0;
}

int main(int count, char ** words)
{
  try
  {
    itk::TxtTransformIOFactory::RegisterOneFactory();
    itk::TransformFactoryBase::RegisterDefaultTransforms();
    // ANTs writes it, and registers it as it starts.
    itk::TransformFactory<itk::MatrixOffsetTransformBase<double, 3, 3>>::RegisterTransform();
    auto reader = itk::TransformFileReaderTemplate<double>::New();
    reader->SetFileName(words[count - 1]);
    reader->Update();
    auto * first = reader->GetTransformList()->front().GetPointer();
    std::cerr << reader->GetTransformList()->size() << " " << first->GetTransformTypeAsString() << std::endl;
    return first->GetInputSpaceDimension() == 2 ? Map<2>(first) : Map<3>(first);
  }
  catch (const std::exception & error)
  {
    std::cerr << error.what() << std::endl;
    return 2;
  }
}
