import { NavLink } from 'react-router-dom';
import { Link } from '@strapi/design-system';
import { ArrowLeft, ArrowRight } from '@strapi/icons';
import { useWords } from '../words';
import { BOARD_PATH } from './addresses';

/** The way back to the board; the arrow points to where lines begin. */
export const BackLink = () => {
  const { say, direction } = useWords();
  const Arrow = direction === 'rtl' ? ArrowRight : ArrowLeft;
  return (
    <Link tag={NavLink} to={BOARD_PATH} startIcon={<Arrow aria-hidden />}>
      {say('board.title')}
    </Link>
  );
};
